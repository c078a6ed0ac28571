// The matchers of npm that ours is measured against, and RegExp. What they find is looked at on both sides for whole words, as cheaply as it goes.
import { createRequire } from 'node:module';
import { AhoCorasick as MonyoneAhoCorasick } from '@monyone/aho-corasick/fast';
import ModernAhoCorasick from 'modern-ahocorasick';
import type { Engine } from './rounds.ts';

const require = createRequire(import.meta.url);

interface AhoCorasickPackage {
  new (
    patterns: readonly string[],
  ): { search(text: string): readonly (readonly [end: number, words: readonly string[]])[] };
}

interface FastScanPackage {
  new (patterns: readonly string[]): { search(text: string): readonly (readonly [start: number, word: string])[] };
}

/** Letters and digits of ASCII by their code: what `\w` means without `_`, which this text has not. */
const isWordUnit = new Uint8Array(256);
for (const unit of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789') isWordUnit[unit.charCodeAt(0)] = 1;

const standsAlone = (line: string, start: number, end: number): boolean =>
  (start === 0 || isWordUnit[line.charCodeAt(start - 1)] === 0) &&
  (end === line.length || isWordUnit[line.charCodeAt(end)] === 0);

export function npmPeers(patterns: readonly string[]): Engine[] {
  return [monyone(patterns), modern(patterns), ahoCorasick(patterns), fastScan(patterns)];
}

function monyone(patterns: readonly string[]): Engine {
  const matcher = new MonyoneAhoCorasick([...patterns]);
  return {
    name: '@monyone/aho-corasick',
    scan(lines) {
      let count = 0;
      for (const line of lines) {
        for (const { begin, end } of matcher.matchInText(line)) if (standsAlone(line, begin, end)) count += 1;
      }
      return count;
    },
  };
}

/** `count` makes no objects but cannot look at words; its own `wholeWord` and `boundary` are fifty times slower than this. */
function modern(patterns: readonly string[]): Engine {
  const matcher = new ModernAhoCorasick(patterns);
  return {
    name: 'modern-ahocorasick',
    scan(lines) {
      let count = 0;
      for (const line of lines) {
        for (const { start, end } of matcher.search(line)) if (standsAlone(line, start, end)) count += 1;
      }
      return count;
    },
  };
}

function ahoCorasick(patterns: readonly string[]): Engine {
  const AhoCorasick = require('ahocorasick') as AhoCorasickPackage;
  const matcher = new AhoCorasick(patterns);
  return {
    name: 'ahocorasick',
    scan(lines) {
      let count = 0;
      for (const line of lines) {
        for (const [last, words] of matcher.search(line)) {
          // All of them end here: only one that ends with its word is looked at further.
          if (last + 1 < line.length && isWordUnit[line.charCodeAt(last + 1)] === 1) continue;
          for (const { length } of words) if (standsAlone(line, last + 1 - length, last + 1)) count += 1;
        }
      }
      return count;
    },
  };
}

function fastScan(patterns: readonly string[]): Engine {
  const FastScanner = require('fastscan') as FastScanPackage;
  const matcher = new FastScanner(patterns);
  return {
    name: 'fastscan',
    scan(lines) {
      let count = 0;
      for (const line of lines) {
        for (const [start, { length }] of matcher.search(line))
          if (standsAlone(line, start, start + length)) count += 1;
      }
      return count;
    },
  };
}

/** Says the leftmost of matches that overlap only, so its count is lower. The text has small letters only: without `i` it is faster. */
export function regExp(patterns: readonly string[]): Engine {
  const matcher = new RegExp(`\\b(?:${patterns.join('|')})\\b`, 'g');
  return {
    name: 'RegExp',
    isWhole: false,
    scan(lines) {
      let count = 0;
      for (const line of lines) {
        matcher.lastIndex = 0;
        while (matcher.test(line)) count += 1;
      }
      return count;
    },
  };
}

// For tests: a folder of one's own and what a command printed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { watchlistCommand } from './command.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly warned: string;
}

export interface Workshop {
  readonly folder: string;
  readonly write: (name: string, text: string | Uint8Array) => void;
  readonly run: (...args: readonly string[]) => Promise<Ran>;
}

export function openWorkshop(input = ''): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'candour-watchlist-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return {
    folder,
    write: (name, text) => writeFileSync(join(folder, name), text),
    run: async (...args) => {
      let out = '';
      let warned = '';
      const code = await watchlistCommand(args, {
        out: (text) => {
          out += text;
        },
        warn: (text) => {
          warned += text;
        },
        folder,
        readInput: async () => input,
        today: '2026-11-24',
      });
      return { code, out, warned };
    },
  };
}

interface MadeUp {
  readonly id?: string;
  readonly phrases?: readonly string[];
  readonly innocent?: readonly string[];
  readonly concerning?: readonly string[];
  readonly severity?: string;
  readonly language?: string;
  /** Further lines of the entry. */
  readonly more?: string;
}

/** A file with one entry. */
export function listFile({
  id = 'lantern',
  phrases = ['purple lantern'],
  innocent = ['a lamp in the window', 'a purple coat'],
  concerning = ['they called me a purple lantern', 'purple lantern again today'],
  severity = 'concern',
  language = 'en',
  more = '',
}: MadeUp = {}): string {
  const items = (texts: readonly string[], indent: string) =>
    texts.map((text) => `${indent}- ${JSON.stringify(text)}\n`).join('');
  return `theme: bullying
language: ${language}
origin: made up
version: 1
reviewBy: 2027-09-01
entries:
  - id: ${id}
    severity: ${severity}
    phrases:
${items(phrases, '      ')}    meaning: A made-up phrase.
    reason: It is for this test.
    couldMean: A lamp.
${more}    examples:
      innocent:
${items(innocent, '        ')}      concerning:
${items(concerning, '        ')}`;
}

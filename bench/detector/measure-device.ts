// What a device feels: a key, the making of a list, its size, and the way from a stored list to the first answer; in Node and in Chromium.
import { compile, openWatchlist, packWatchlist } from '@candour/detector';
import { type Chance, readStarterList } from '@candour/school-maker';
import { percentile, say } from '../reporting/figures.ts';
import { startOffscreen } from './chromium/browser.ts';
import type { FirstAnswer, ListName } from './chromium/answers.ts';
import { bareList, fullList } from './lists.ts';
import { typeThrough } from './typing-run.ts';
import { keysABatch, typedBatches } from './typing-script.ts';

export interface KeyFigures {
  readonly p50: number;
  readonly p99: number;
  readonly batches: number;
}

export interface DeviceFigures {
  readonly keystrokeUs: KeyFigures;
  readonly chromium: { readonly keystrokeUs: KeyFigures; readonly load: Readonly<Record<LoadedList, LoadFigures>> };
  readonly buildMs: Readonly<Record<string, number>>;
  readonly packedBytes: Readonly<Record<ListName, number>>;
}

type LoadedList = Exclude<ListName, 'full-5000'>;
type LoadFigures = Pick<FirstAnswer, 'loadMs' | 'readMs' | 'openMs' | 'judgeMs' | 'sinceNavigationMs'>;

const batchCount = 150;
const warmUpCount = 30;
const loads = 5;

export interface DevicePatterns {
  /** 20,000; a part of them makes the shorter lists. */
  readonly all: readonly string[];
  /** 5,000 that ordinary text seldom has. */
  readonly rare: readonly string[];
}

export async function measureDevice(
  patterns: DevicePatterns,
  lines: readonly string[],
  chance: Chance,
): Promise<DeviceFigures> {
  say('making lists');
  const buildMs = {
    1000: buildTime(() => compile(bareList(patterns.all.slice(0, 1_000)))),
    5000: buildTime(() => compile(bareList(patterns.all.slice(0, 5_000)))),
    20000: buildTime(() => compile(bareList(patterns.all))),
    'full-5000': buildTime(() => compile(fullList(patterns.rare))),
  };
  const lists: Record<ListName, Uint8Array<ArrayBuffer>> = {
    'bare-20000': packWatchlist(compile(bareList(patterns.all))),
    'full-20000': packWatchlist(compile(fullList(patterns.all))),
    'full-5000': packWatchlist(compile(fullList(patterns.rare))),
    starter: packWatchlist(compile({ version: 1, ...(await readStarterList()) })),
  };
  say('typing');
  const batches = typedBatches(batchCount + warmUpCount, lines, patterns.rare, chance);
  const keystrokeUs = keyFigures(typeThrough(openWatchlist(lists['full-5000']), batches));
  say('typing in Chromium');
  const offscreen = await startOffscreen(lists, batches);
  try {
    const inChromium = keyFigures(await offscreen.type('full-5000'));
    const load = {
      'bare-20000': await loadTime('bare-20000'),
      'full-20000': await loadTime('full-20000'),
      starter: await loadTime('starter'),
    };
    return {
      keystrokeUs,
      chromium: { keystrokeUs: inChromium, load },
      buildMs,
      packedBytes: mapValues(lists, ({ byteLength }) => byteLength),
    };
  } finally {
    await offscreen.close();
  }

  /** Of what an ordinary message is, with a phrase of the list in it. */
  async function loadTime(list: LoadedList): Promise<LoadFigures> {
    const answers: FirstAnswer[] = [];
    const text = `${lines[0] ?? ''} ${patterns.all.find((pattern) => pattern.includes(' ')) ?? ''}`;
    for (let load = 0; load <= loads; load += 1) answers.push(await offscreen.answerFirst(list, text));
    // The first one pays for a browser that has just started.
    const counted = answers.slice(1);
    const middle = (of: (answer: FirstAnswer) => number): number => percentile(counted.map(of), 0.5);
    return {
      loadMs: middle(({ loadMs }) => loadMs),
      readMs: middle(({ readMs }) => readMs),
      openMs: middle(({ openMs }) => openMs),
      judgeMs: middle(({ judgeMs }) => judgeMs),
      sinceNavigationMs: middle(({ sinceNavigationMs }) => sinceNavigationMs),
    };
  }
}

/** The first batches warm the engine up, as the first minute of a day does. */
function keyFigures(perKeyUs: readonly number[]): KeyFigures {
  const counted = perKeyUs.slice(warmUpCount);
  if (counted.length * keysABatch < 100_000) throw new Error('too few keys');
  return { p50: percentile(counted, 0.5), p99: percentile(counted, 0.99), batches: counted.length };
}

/** The middle of five, after one to warm up. */
function buildTime(build: () => unknown): number {
  build();
  const times = Array.from({ length: 5 }, () => {
    const from = performance.now();
    build();
    return performance.now() - from;
  });
  return percentile(times, 0.5);
}

const mapValues = <Key extends string, From, To>(of: Record<Key, From>, map: (value: From) => To): Record<Key, To> =>
  Object.fromEntries(Object.entries<From>(of).map(([key, value]) => [key, map(value)])) as Record<Key, To>;

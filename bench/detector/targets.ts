// Holds the figures against what the detector must reach, each as a ratio within this one run where it can be one.
import { rounded } from '../reporting/figures.ts';
import type { DeviceFigures } from './measure-device.ts';
import type { BothEngines, FullFigures, WorstFigures } from './measure-full.ts';
import type { ScanFigures } from './measure-scan.ts';

export interface Figures {
  readonly scan: Readonly<Record<PatternCount, ScanFigures>>;
  readonly adversarial: BothEngines;
  readonly full: FullFigures;
  readonly worst: { readonly typescript: WorstFigures; readonly wasm: WorstFigures };
  readonly device: DeviceFigures;
}

export const patternCounts = [1_000, 5_000, 20_000] as const;
export type PatternCount = (typeof patternCounts)[number];

export interface Target {
  readonly what: string;
  readonly figure: number;
  readonly unit: string;
  readonly isMet: boolean;
  /** The target in words. */
  readonly wanted: string;
}

/** @monyone/aho-corasick/fast at 5,000 patterns on the machine that the floor was set on, in MB/s. */
const referenceMbs = 24.9;
const steepestAllowed = 2.3;

export const mbsOf = ({ peers }: ScanFigures, name: string): number | undefined =>
  peers.find((peer) => peer.name === name)?.mbs;

/** Of npm's only. */
export const bestPeer = ({ peers }: ScanFigures): number =>
  Math.max(...peers.filter(({ name }) => name !== 'RegExp' && name !== 'Vectorscan').map(({ mbs }) => mbs));

export const machineFactor = ({ scan }: Pick<Figures, 'scan'>): number =>
  (mbsOf(scan[5_000], '@monyone/aho-corasick') ?? Number.NaN) / referenceMbs;

export const isLinear = ({ worst }: Pick<Figures, 'worst'>): boolean =>
  worst.typescript.steepest <= steepestAllowed && worst.wasm.steepest <= steepestAllowed;

const atLeast = (what: string, figure: number, floor: number, unit: string): Target => ({
  what,
  figure,
  unit,
  isMet: figure >= floor,
  wanted: `at least ${rounded(floor, 1)} ${unit}`,
});

const under = (what: string, figure: number, ceiling: number, unit: string): Target => ({
  what,
  figure,
  unit,
  isMet: figure < ceiling,
  wanted: `under ${ceiling} ${unit}`,
});

export function targetsOf(figures: Figures): Target[] {
  const { scan, adversarial, full, worst, device } = figures;
  const overPeer = (engine: 'typescript' | 'wasm', count: PatternCount, floor: number): Target =>
    atLeast(
      `${nameOf[engine]}, ${count.toLocaleString('en')} patterns`,
      scan[count][engine].mbs / bestPeer(scan[count]),
      floor,
      '× the best npm peer',
    );
  const overOne = (count: PatternCount, peer: string): Target[] => {
    const mbs = mbsOf(scan[count], peer);
    return mbs === undefined
      ? []
      : [atLeast(`WASM, ${count.toLocaleString('en')} patterns`, scan[count].wasm.mbs / mbs, 2, `× ${peer}`)];
  };
  const floor = 50 * machineFactor(figures);
  const share = (engine: 'typescript' | 'wasm'): Target =>
    atLeast(
      `${nameOf[engine]}, everything on`,
      (full.full[engine] / full.bare[engine]) * 100,
      40,
      '% of its bare search',
    );
  return [
    overPeer('typescript', 1_000, 4),
    overPeer('typescript', 5_000, 8),
    overPeer('typescript', 20_000, 4),
    overPeer('wasm', 1_000, 8),
    overPeer('wasm', 5_000, 15),
    overPeer('wasm', 20_000, 10),
    ...overOne(1_000, 'RegExp'),
    ...overOne(20_000, 'Vectorscan'),
    atLeast('near misses, TypeScript', adversarial.typescript, floor, 'MB/s'),
    atLeast('near misses, WASM', adversarial.wasm, floor, 'MB/s'),
    share('typescript'),
    share('wasm'),
    under('a key, p99, Node', device.keystrokeUs.p99, 20, 'µs'),
    under('a key, p99, Chromium', device.chromium.keystrokeUs.p99, 20, 'µs'),
    under('making 20,000 patterns', device.buildMs['20000'] ?? Number.NaN, 200, 'ms'),
    under('stored list to answer', device.chromium.load['bare-20000'].loadMs, 50, 'ms'),
    atMost('size of 10,000 patterns', device.packedBytes['bare-20000'] / 2 / 1e6, 2.2, 'MB'),
    atMost('worst text, TypeScript', worst.typescript.steepest, steepestAllowed, '× the time for twice the text'),
    atMost('worst text, WASM', worst.wasm.steepest, steepestAllowed, '× the time for twice the text'),
  ];
}

const atMost = (what: string, figure: number, ceiling: number, unit: string): Target => ({
  what,
  figure,
  unit,
  isMet: figure <= ceiling,
  wanted: `at most ${ceiling} ${unit}`,
});

const nameOf = { typescript: 'TypeScript', wasm: 'WASM' } as const;

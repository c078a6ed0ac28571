// The figures as a line for programs and as tables for people.
import { rounded } from '../reporting/figures.ts';
import type { KeyFigures } from './measure-device.ts';
import type { BothEngines, WorstFigures } from './measure-full.ts';
import type { ScanFigures } from './measure-scan.ts';
import { bestPeer, type Figures, isLinear, machineFactor, mbsOf, patternCounts, type Target } from './targets.ts';

export interface About {
  readonly text: string;
  readonly seed: string;
  /** Of the machine, at the beginning and the end; this run itself is about 1. */
  readonly loads: readonly number[];
  readonly patternLength: number;
}

const one = (value: number): number => rounded(value, 1);
const two = (value: number): number => rounded(value, 2);
const both = ({ typescript, wasm }: BothEngines): BothEngines => ({ typescript: one(typescript), wasm: one(wasm) });
const keys = ({ p50, p99, batches }: KeyFigures) => ({ p50: two(p50), p99: two(p99), batches });

const mapValues = <From, To>(of: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(of).map(([key, value]) => [key, map(value)]));

export function figuresForJson(figures: Figures, about: About) {
  const { scan, adversarial, full, worst, device } = figures;
  const scanned = ({ typescript, wasm, peers }: ScanFigures) => ({
    typescript: one(typescript.mbs),
    wasm: one(wasm.mbs),
    peers: Object.fromEntries(peers.map(({ name, mbs }) => [name, one(mbs)])),
  });
  const counted = ({ typescript, wasm, peers, matchesPerMB }: ScanFigures) => ({
    matchesPerMB: rounded(matchesPerMB, 0),
    counts: Object.fromEntries(
      [typescript, wasm, ...peers].map(({ name, matches, units }) => [name, { matches, MB: two(units / 1e6) }]),
    ),
  });
  const worstText = ({ name, mbs, steepest, steepestName, each }: WorstFigures) => ({
    slowest: name,
    mbs: one(mbs),
    steepest: two(steepest),
    steepestText: steepestName,
    each: mapValues(each, ({ mbs: speed, ratio }) => ({ mbs: one(speed), ratio: two(ratio) })),
  });
  return {
    engine: 'candour-detector',
    machineFactor: two(machineFactor(figures)),
    scan: mapValues(scan, scanned),
    adversarial: one(Math.min(adversarial.typescript, adversarial.wasm)),
    adversarialBy: both(adversarial),
    full: both(full.full),
    fullBare: both(full.bare),
    fullFindingsPerMB: rounded(full.findingsPerMB, 0),
    fullAsWritten: both(full.asWritten.full),
    fullBareAsWritten: both(full.asWritten.bare),
    keystrokeUs: keys(device.keystrokeUs),
    chromium: {
      keystrokeUs: keys(device.chromium.keystrokeUs),
      load: mapValues(device.chromium.load, (load) => mapValues({ ...load }, two)),
    },
    buildMs: mapValues(device.buildMs, one),
    loadMs: one(device.chromium.load['bare-20000'].loadMs),
    bytesPer10k: Math.round(device.packedBytes['bare-20000'] / 2),
    packedBytes: device.packedBytes,
    linear: isLinear(figures),
    worst: { typescript: worstText(worst.typescript), wasm: worstText(worst.wasm) },
    matches: mapValues(scan, counted),
    patternLength: one(about.patternLength),
    text: about.text,
    seed: about.seed,
    load: about.loads.map(two),
    threadShare: two(threadShareOf(scan)),
  };
}

export function linesForPeople(figures: Figures, targets: readonly Target[], about: About): string[] {
  const { scan, full, worst, device } = figures;
  const missed = targets.filter(({ isMet }) => !isMet);
  const names = ['TypeScript', 'WASM', ...scan[20_000].peers.map(({ name }) => name)];
  const speed = (name: string, figuresOf: ScanFigures): number =>
    name === 'TypeScript'
      ? figuresOf.typescript.mbs
      : name === 'WASM'
        ? figuresOf.wasm.mbs
        : (mbsOf(figuresOf, name) ?? Number.NaN);
  const cell = (name: string, figuresOf: ScanFigures): string =>
    `${one(speed(name, figuresOf)).toFixed(1).padStart(8)} ${`${one(speed(name, figuresOf) / bestPeer(figuresOf)).toFixed(1)}×`.padStart(6)}`;
  return [
    `text      ${about.text}; seed ${about.seed}`,
    `patterns  on average ${one(about.patternLength)} letters; ${patternCounts.map((count) => `${rounded(scan[count].matchesPerMB, 0)} hits a MB at ${count.toLocaleString('en')}`).join(', ')}`,
    `factor    ${two(machineFactor(figures))} (@monyone/aho-corasick/fast at 5,000 patterns ÷ 24.9 MB/s)`,
    '',
    `${'MB/s, × the best npm peer'.padEnd(26)}${patternCounts.map((count) => count.toLocaleString('en').padStart(15)).join('')}`,
    ...names.map((name) => `${name.padEnd(26)}${patternCounts.map((count) => cell(name, scan[count])).join('')}`),
    '',
    ...targets.map(
      ({ what, figure, unit, wanted, isMet }) =>
        `${what.padEnd(28)}${`${two(figure)} ${unit}`.padEnd(38)}${wanted.padEnd(46)}${isMet ? 'met' : 'FALLS SHORT'}`,
    ),
    '',
    `everything on          TypeScript ${one(full.full.typescript)} of ${one(full.bare.typescript)} MB/s, WASM ${one(full.full.wasm)} of ${one(full.bare.wasm)} MB/s; ${rounded(full.findingsPerMB, 0)} findings a MB; of the search on the denser list at 5,000: ${percent(full.full.typescript / scan[5_000].typescript.mbs)} and ${percent(full.full.wasm / scan[5_000].wasm.mbs)}`,
    `  on text as written   TypeScript ${one(full.asWritten.full.typescript)} of ${one(full.asWritten.bare.typescript)} MB/s, WASM ${one(full.asWritten.full.wasm)} of ${one(full.asWritten.bare.wasm)} MB/s`,
    `a key                  p50 ${two(device.keystrokeUs.p50)} µs in Node, ${two(device.chromium.keystrokeUs.p50)} µs in Chromium’s offscreen document (${device.keystrokeUs.batches} batches of 1,000 keys)`,
    `making a list          ${Object.entries(device.buildMs)
      .map(([name, ms]) => `${name} ${one(ms)} ms`)
      .join(', ')}`,
    `stored list to answer  ${Object.entries(device.chromium.load)
      .map(
        ([name, { loadMs, sinceNavigationMs }]) =>
          `${name} ${one(loadMs)} ms (${one(sinceNavigationMs)} since the document began)`,
      )
      .join(', ')}`,
    `packed                 ${Object.entries(device.packedBytes)
      .map(([name, bytes]) => `${name} ${two(bytes / 1e6)} MB`)
      .join(', ')}`,
    `slowest text of 1 MB   TypeScript ${one(worst.typescript.mbs)} MB/s (${worst.typescript.name}), WASM ${one(worst.wasm.mbs)} MB/s (${worst.wasm.name})`,
    `load of the machine    ${about.loads.map(two).join(' → ')}, this run included; in the search a thread had ${percent(threadShareOf(scan))} of the time`,
    missed.length === 0
      ? 'every target is met'
      : `${missed.length} of ${targets.length} targets fall short: ${missed.map(({ what }) => what).join('; ')}`,
  ];
}

/** The least that any engine's thread had of the time in its middle round. */
const threadShareOf = (scan: Figures['scan']): number =>
  Math.min(
    ...patternCounts.flatMap((count) => {
      const { typescript, wasm, peers } = scan[count];
      return [typescript, wasm, ...peers].map(({ threadShare }) => threadShare);
    }),
  );

const percent = (share: number): string => `${Math.round(share * 100)} %`;

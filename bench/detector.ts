// The detector against other matchers in one run, and what it costs a device: a key, a list, the first answer.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { chanceFrom } from '@candour/school-maker';
import { nearMisses } from './detector/hard-text.ts';
import { measureDevice } from './detector/measure-device.ts';
import { measureFull, measureWorst } from './detector/measure-full.ts';
import { measureNearMisses, measureScan, unitsOf } from './detector/measure-scan.ts';
import { drawPatterns, drawRarePatterns, patternSource } from './detector/patterns.ts';
import { plainText } from './detector/plain-text.ts';
import { readProse } from './detector/prose.ts';
import { figuresForJson, linesForPeople } from './detector/report.ts';
import { type Figures, targetsOf } from './detector/targets.ts';
import { buildVectorscan } from './detector/vectorscan.ts';
import { finish, say } from './reporting/figures.ts';

setFlagsFromString('--expose-gc');
(globalThis as { gc?: () => void }).gc = runInNewContext('gc') as () => void;

/** `--data DIR`, else the data beside the repository where there is any. */
function dataFolder(): string | undefined {
  const at = process.argv.indexOf('--data');
  const folder = resolve(at < 0 ? join(import.meta.dirname, '../../shared/data') : (process.argv[at + 1] ?? ''));
  if (existsSync(join(folder, 'corpus'))) return folder;
  if (at >= 0) throw new Error(`${folder} has no folder named corpus`);
  return undefined;
}

const seed = process.env['CANDOUR_SEED'] ?? '1';
const chance = chanceFrom(seed);
const prose = readProse(dataFolder(), chance);
const lines = prose.scanned.map(plainText);
const patternLines = prose.forPatterns.map(plainText);
const patterns = drawPatterns(patternSource(patternLines, chance), 20_000);
const rare = drawRarePatterns(patternSource(patternLines, chance), 5_000, patternLines);
const loads = [loadavg()[0] ?? 0];
say(`text: ${prose.name}, ${(unitsOf(lines) / 1e6).toFixed(2)} MB in ${lines.length} lines`);

async function measure(): Promise<Figures> {
  // The device first: its garbage collector should not have the others' objects to look after.
  const device = await measureDevice({ all: patterns, rare }, prose.scanned, chance);
  const folder = await mkdtemp(join(tmpdir(), 'candour-bench-'));
  try {
    const vectorscan = buildVectorscan(folder);
    if (vectorscan === undefined) say('Vectorscan: not there (apt-get install libvectorscan-dev gcc)');
    const scanWith = async (count: number) => {
      say(`${count} patterns`);
      return measureScan(patterns.slice(0, count), lines, vectorscan);
    };
    const scan = { 1000: await scanWith(1_000), 5000: await scanWith(5_000), 20000: await scanWith(20_000) };
    say('near misses');
    const adversarial = await measureNearMisses(patterns, nearMisses(patterns, chance));
    say('everything on');
    const full = await measureFull(rare, lines, prose.scanned);
    say('worst texts');
    const worst = await measureWorst(rare, chance);
    return { scan, adversarial, full, worst, device };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const figures = await measure();
loads.push(loadavg()[0] ?? 0);
const targets = targetsOf(figures);
const about = {
  text: `${prose.name}; ${(unitsOf(lines) / 1e6).toFixed(2)} MB, lower-cased for all`,
  seed,
  loads,
  patternLength: patterns.reduce((sum, { length }) => sum + length, 0) / patterns.length,
};
finish(
  { bench: 'detector', ok: targets.every(({ isMet }) => isMet), ...figuresForJson(figures, about) },
  linesForPeople(figures, targets, about),
  0,
);

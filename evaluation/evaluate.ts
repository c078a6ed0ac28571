// The whole measure: reads the text, asks the list about every line, counts, and lays out what is printed and written.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Anchors, phrasesOf, readAnchors } from './anchors.ts';
import { type Data, readData } from './data.ts';
import { worstSection } from './false-flags.ts';
import { type FoldFigures, foldFigures, foldSections } from './fold-figures.ts';
import { assignFolds, groupLines } from './folds.ts';
import { openJudge } from './judge.ts';
import { asText } from './layout.ts';
import type { MeasuredList } from './list.ts';
import { type MeasuredSet, measureSet } from './measure.ts';
import { buildReport, type Report } from './report.ts';
import { maskOf, resultsPage } from './results.ts';
import { sectionsOf } from './sections.ts';
import { summaryOf } from './summary.ts';

export interface Wanted {
  /** The data folder; the caller has seen to it that it exists. */
  readonly data: string;
  readonly isJson: boolean;
  readonly hasFolds: boolean;
  readonly worst: number;
  /** The results page, when it is to be written: where, and by which command. */
  readonly page?: { readonly path: string; readonly command: string };
}

/** Returns what belongs on stdout, or undefined when the folder holds no line that can be measured. `tell` gets progress and what is left out. */
export async function evaluate(
  list: MeasuredList,
  wanted: Wanted,
  tell: (line: string) => void,
): Promise<string | undefined> {
  const data = readData(wanted.data);
  const anchors = readAnchors(wanted.data);
  tellLeftOut(data, anchors, tell);
  if (data.sets.length === 0) return undefined;
  const measured = await measureAll(list, data, anchors, tell);
  const report = buildReport(
    { entries: list.entries.length, patterns: list.patternCount, version: list.digest },
    measured,
    { clinical: anchors.clinical !== undefined, union: anchors.union !== undefined },
    data.leftOut,
  );
  const folds = wanted.hasFolds ? foldFigures(measured, assignFolds(data.sets, groupLines(data.sets))) : undefined;
  const sections = [...sectionsOf(report), ...(folds ? foldSections(folds) : [])];
  if (wanted.page !== undefined) {
    const { path, command } = wanted.page;
    const day = new Date().toISOString().slice(0, 10);
    const mask = maskOf(swearWordsOf(wanted.data));
    writeFileSync(path, resultsPage({ report, measured, sections, day, command, mask }));
  }
  if (wanted.isJson) return `${JSON.stringify(jsonOf(report, folds), null, 1)}\n`;
  const worst = wanted.worst > 0 ? [worstSection(measured, wanted.worst)] : [];
  const head = { title: 'What the list finds, and what it flags wrongly', paragraphs: summaryOf(report) };
  return `${asText([head, ...sections, ...worst])}\n`;
}

const jsonOf = (report: Report, folds: readonly FoldFigures[] | undefined): object => ({
  ...report,
  ...(folds && { folds }),
});

function tellLeftOut({ notes, leftOut }: Data, anchors: Anchors, tell: (line: string) => void): void {
  for (const note of [...notes, ...anchors.notes]) tell(note);
  for (const { set, reason, count } of leftOut) tell(`left out of ${set}: ${count} × ${reason}`);
}

async function measureAll(
  list: MeasuredList,
  data: Data,
  anchors: Anchors,
  tell: (line: string) => void,
): Promise<MeasuredSet[]> {
  const judge = await openJudge(list.compiled);
  const began = performance.now();
  const measured = data.sets.map((set) => {
    tell(`${set.name}: ${set.rows.length} lines`);
    return measureSet(set, judge, anchors);
  });
  const lines = data.sets.reduce((sum, { rows }) => sum + rows.length, 0);
  tell(
    `${lines} lines in ${((performance.now() - began) / 1_000).toFixed(1)} s; list compiled in ${Math.round(list.compileMs)} ms`,
  );
  return measured;
}

/** By language, for shortening them in what is printed. */
function swearWordsOf(dataFolder: string): ReadonlyMap<string, readonly string[]> {
  try {
    const list: unknown = JSON.parse(readFileSync(join(dataFolder, 'lists/ldnoobw.json'), 'utf8'));
    return new Map([...phrasesOf(list)].map(([language, phrases]) => [language, phrases.flat()]));
  } catch {
    return new Map();
  }
}

// Measures the starter list on text kept outside the repository: recall on labelled sets, false flags per 1,000 lines.
// node evaluation/quick.ts --data DIR [--list DIR] [--worst N]
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { themeFacts } from '../packages/contract/src/index.ts';
import { compile, inspect, parseWatchlist, problemLine } from '../packages/detector/src/index.ts';

interface Line {
  readonly id: string;
  readonly text: string;
  readonly label?: 'concern' | 'benign' | 'ambiguous';
  readonly theme?: string;
}

interface Tally {
  lines: number;
  flagged: number;
  /** Found under the theme that the set names. */
  rightTheme: number;
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    list: { type: 'string', default: join(import.meta.dirname, '../watchlists') },
    worst: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help || values.data === undefined || !existsSync(values.data)) {
  console.error(
    'node evaluation/quick.ts --data DIR: DIR holds labelled/*.jsonl and corpus/*.jsonl; it is not in the repository.',
  );
  process.exit(values.help ? 0 : 3);
}

const entries = readdirSync(values.list)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => {
    const parsed = parseWatchlist(readFileSync(join(values.list, name), 'utf8'), name);
    for (const problem of parsed.problems) console.error(problemLine(problem));
    if (parsed.problems.length > 0) process.exitCode = 1;
    return parsed.entries;
  });
const began = performance.now();
const compiled = compile({ version: 1, entries });
const compileMs = Math.round(performance.now() - began);
const termCount = compiled.terms.all.length;
console.log(
  `list: ${entries.length} entries, ${termCount} phrases and words spread out, compiled in ${compileMs} ms\n`,
);

const readLines = (file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line);

/** By entry: how often it flagged innocent lines, with the phrases that did. Counts only; no text of the sets is printed. */
const falseFlags = new Map<string, Map<string, number>>();
const flaggedThemes = (line: Line, isInnocent: boolean): string[] => {
  const { findings } = inspect(compiled, { text: line.text, surface: 'typed' });
  if (isInnocent)
    for (const { entry, phrase } of findings) {
      const phrases = falseFlags.get(entry) ?? new Map<string, number>();
      falseFlags.set(entry, phrases.set(phrase, (phrases.get(phrase) ?? 0) + 1));
    }
  return findings.map(({ theme }) => themeFacts(theme).dataTheme ?? theme);
};

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const filesIn = (folder: string): string[] => {
  const path = join(values.data ?? '', folder);
  return existsSync(path)
    ? readdirSync(path)
        .sort()
        .map((name) => join(path, name))
    : [];
};
const nameOf = (file: string): string => file.replace(/^.*\//u, '').replace(/\.jsonl$/u, '');

const byTheme = new Map<string, Tally>();
const labelled = filesIn('labelled').map((file) => {
  const concern: Tally = { lines: 0, flagged: 0, rightTheme: 0 };
  const benign: Tally = { lines: 0, flagged: 0, rightTheme: 0 };
  for (const line of readLines(file)) {
    if (line.theme === 'crime_other' || (line.label !== 'concern' && line.label !== 'benign')) continue;
    const found = flaggedThemes(line, line.label === 'benign');
    const tallies = [line.label === 'concern' ? concern : benign];
    if (line.label === 'concern' && line.theme !== undefined) {
      const theme = byTheme.get(line.theme) ?? { lines: 0, flagged: 0, rightTheme: 0 };
      byTheme.set(line.theme, theme);
      tallies.push(theme);
    }
    for (const tally of tallies) {
      tally.lines += 1;
      if (found.length > 0) tally.flagged += 1;
      if (found.some((theme) => theme === line.theme)) tally.rightTheme += 1;
    }
  }
  return {
    set: nameOf(file),
    concern: concern.lines,
    recall: percent(concern.flagged, concern.lines),
    'right theme': percent(concern.rightTheme, concern.lines),
    benign: benign.lines,
    'false flags': percent(benign.flagged, benign.lines),
  };
});
console.log(`${entries.length} entries, ${compiled.terms.all.length} phrases with their alternatives`);
console.table(labelled);
console.table(
  [...byTheme].map(([theme, { lines, flagged, rightTheme }]) => ({
    theme,
    concern: lines,
    recall: lines < 40 ? `${flagged} of ${lines}` : percent(flagged, lines),
    'right theme': lines < 40 ? `${rightTheme} of ${lines}` : percent(rightTheme, lines),
  })),
);
console.table(
  filesIn('corpus').map((file) => {
    const lines = readLines(file);
    const flagged = lines.filter((line) => flaggedThemes(line, true).length > 0).length;
    return {
      corpus: nameOf(file),
      lines: lines.length,
      flagged,
      'per 1,000': ((1000 * flagged) / lines.length).toFixed(2),
    };
  }),
);
const worst = [...falseFlags]
  .map(([entry, phrases]) => ({
    entry,
    flags: [...phrases.values()].reduce((sum, count) => sum + count, 0),
    phrases: [...phrases]
      .sort((a, b) => b[1] - a[1])
      .slice(0, 4)
      .map(([phrase, count]) => `${phrase} (${count})`)
      .join(', '),
  }))
  .sort((a, b) => b.flags - a.flags)
  .slice(0, Number(values.worst));
if (worst.length > 0) console.table(worst);

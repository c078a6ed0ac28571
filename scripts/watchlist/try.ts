// `candour watchlist try`: what a list finds in a text, and why. The text is the caller's own: it is shown and kept nowhere.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { siteKinds, surfaces } from '../../packages/contract/src/index.ts';
import {
  compile,
  explain,
  type Finding,
  type InspectInput,
  judgeHits,
  problemLine,
} from '../../packages/detector/src/index.ts';
import { type Verb, WrongUse } from './console.ts';
import { oneOf } from './one-of.ts';
import { readLists } from './read-lists.ts';

const isFolder = (name: string, folder: string): boolean =>
  statSync(resolve(folder, name), { throwIfNoEntry: false })?.isDirectory() === true;

/** How many columns a text takes on a screen, near enough to put a line below a word. */
const width = (text: string): number =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].reduce(
    (sum, { segment }) =>
      sum +
      (/^(?:\p{Extended_Pictographic}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul})/u.test(
        segment,
      )
        ? 2
        : 1),
    0,
  );

const shown = (text: string): string => text.replace(/[\n\r\t]/gu, ' ');

/** The text around a finding, with the finding underlined. */
const underlined = (text: string, { span }: Finding): string => {
  const from = Math.max(0, span.start - 60);
  const before = `${from > 0 ? '…' : ''}${shown(text.slice(from, span.start))}`;
  const found = shown(text.slice(span.start, span.end));
  const after = shown(text.slice(span.end, span.end + 60));
  const line = ' '.repeat(width(before)) + '‾'.repeat(Math.max(1, width(found)));
  return `  ${before}${found}${after}${span.end + 60 < text.length ? '…' : ''}\n  ${line}`;
};

const listed = (words: readonly string[]): string => (words.length > 0 ? words.join(', ') : 'none');

export const tryList: Verb = {
  summary: 'try <files or folders> "text": what the list finds in a text, and why',
  help: `watchlist try <files or folders…> "text" [--surface typed|copied|searched] [--site KIND] [--title] [--json]

Prints each finding with its entry, the words underlined, the way through the phrase, the conditions that held, how words
were hidden, the verdict and the sentence that the pupil would read. Without a text, or with - for it, each line that comes in
is a text. Nothing of it is kept.
  --surface    how the text came (typed)
  --site       the kind of site: ${siteKinds.join(', ')}
  --title      the text is a title
  --json       one JSON object a text
Exit code 0, whether something was found or not; 1: the list has errors; 2: asked wrongly.
`,
  run: async (args, console) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        surface: { type: 'string', default: 'typed' },
        site: { type: 'string' },
        title: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const surface = oneOf(surfaces, values.surface, '--surface');
    const site = values.site === undefined ? undefined : oneOf(siteKinds, values.site, '--site');
    const isFile = (name: string) => /\.ya?ml$|[/\\]$|^\.{0,2}$/u.test(name) || isFolder(name, console.folder);
    const names = positionals.filter((name, index) => index === 0 || isFile(name));
    const texts = positionals.filter((name) => !names.includes(name) && name !== '-');
    const lists = readLists(names, console.folder);
    if (lists.problems.length > 0) {
      for (const problem of lists.problems) console.warn(`${problemLine(problem)}\n`);
      return 1;
    }
    const asked =
      texts.length > 0 ? texts : (await console.readInput()).split(/\r?\n/u).filter((line) => line.trim() !== '');
    if (asked.length === 0) throw new WrongUse('There is no text to try.');
    const compiled = compile({ version: 1, slots: lists.slots, entries: lists.entries });
    asked.forEach((text, index) => {
      const input: InspectInput = {
        text,
        surface,
        ...(site ? { site } : {}),
        ...(values.title ? { isTitle: true } : {}),
      };
      const findings = judgeHits(compiled, input);
      if (values.json) {
        const said = findings.map((finding) => ({ ...finding, ...explain(compiled, finding, text) }));
        console.out(`${JSON.stringify({ text: index + 1, findings: said })}\n`);
        return;
      }
      if (asked.length > 1) console.out(`text ${index + 1}\n`);
      if (findings.length === 0) console.out('  nothing found\n');
      for (const finding of findings) {
        const { file, line } = lists.placeOf(finding.entry);
        console.out(
          `${underlined(text, finding)}\n` +
            `  ${finding.verdict === 'stands' ? 'stands' : 'noted, so only counted'}: ${finding.entry}, ${finding.theme}, ${finding.severity}, ${finding.language} (${file}:${line})\n` +
            `  phrase: ${finding.phrase}\n  way: ${finding.path}\n` +
            `  hidden: ${listed(finding.hidden)}; conditions: ${listed(finding.conditions)}\n` +
            `  ${explain(compiled, finding, text).sentence}\n\n`,
        );
      }
    });
    return 0;
  },
};

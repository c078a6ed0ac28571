// The text of evaluation/RESULTS.md, so that no figure stands in a document that no command printed.
import { wordMatcher } from './anchors.ts';
import { falseFlagPages, type Mask } from './false-flags.ts';
import { asMarkdown, type Section } from './layout.ts';
import type { MeasuredSet } from './measure.ts';
import type { Report } from './report.ts';
import { aboutSet } from './sets.ts';
import { summaryOf } from './summary.ts';

interface Written {
  readonly report: Report;
  readonly measured: readonly MeasuredSet[];
  readonly sections: readonly Section[];
  /** YYYY-MM-DD. */
  readonly day: string;
  /** As it was typed, but for where the text lies. */
  readonly command: string;
  readonly mask: Mask;
}

const howMeasured = `Intervals are of 95 %: Wilson’s where lines stand alone. Where a set is made of templates, whole templates are drawn anew
(cluster bootstrap); with fewer than 10 hits, Wilson’s with each template counted as one line. The corpora of running text are counted line by
line: neighbouring lines are alike, so that their true intervals are somewhat wider. Fewer than 40 lines give a count and no percentage.`;

export function resultsPage({ report, measured, sections, day, command, mask }: Written): string {
  const flags = falseFlagPages(measured, mask);
  return [
    '# What the watchlists find, and what they flag wrongly',
    `Written on ${day} by \`${command}\`; list ${report.list.version}. [How it is measured](README.md). Whoever wrote the list had looked at most of these lines; what it finds of lines that nobody had seen: [UNSEEN](UNSEEN.md).`,
    summaryOf(report)
      .map((sentence) => `- ${sentence}`)
      .join('\n'),
    howMeasured,
    asMarkdown([...sections, setsSection(measured)]),
    flags === ''
      ? ''
      : `## The false flags themselves\n\nOf the sets whose licence lets us print them, each with the entries that flagged it. Swear words are shortened. Lines of pupils are\nnever printed.\n\n${flags}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function setsSection(measured: readonly MeasuredSet[]): Section {
  const rows = measured.map(({ set }) => [set.name, aboutSet(set.name)]).filter(([, about]) => about !== '');
  return { title: 'The sets', paragraphs: [], table: { columns: ['set', 'what it holds'], rows } };
}

/** Shortens the words that a list of swear words has for the line's language to their first letter. */
export function maskOf(swearWords: ReadonlyMap<string, readonly string[]>): Mask {
  const matchers = new Map(
    [...swearWords].map(([language, words]) => [
      language,
      wordMatcher(words.filter((word) => !word.includes(' ')).map((word) => [word])),
    ]),
  );
  const isSwearWord = (word: string, language: string): boolean => matchers.get(language)?.(word) ?? false;
  return (text, language) =>
    text.replace(/[\p{L}\p{N}]+/gu, (word) => (isSwearWord(word, language) ? `${[...word][0]}…` : word));
}

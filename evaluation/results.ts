// The text of evaluation/RESULTS.md, so that no figure stands in a document that no command printed.
import { wordMatcher } from './anchors.ts';
import { falseFlagPages, type Mask } from './false-flags.ts';
import { asMarkdown, type Section } from './layout.ts';
import type { MeasuredSet } from './measure.ts';
import type { Report } from './report.ts';
import { summaryOf } from './summary.ts';

interface Written {
  readonly report: Report;
  readonly measured: readonly MeasuredSet[];
  readonly sections: readonly Section[];
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly mask: Mask;
}

const howMeasured = `Intervals are of 95 %: Wilson’s where lines stand alone. Where a set is made of templates, whole templates are drawn anew
(cluster bootstrap); with fewer than 10 hits, Wilson’s with each template counted as one line. The corpora of running text are counted line by
line: neighbouring lines are alike, so that their true intervals are somewhat wider. Fewer than 40 lines give a count and no percentage.`;

export function resultsPage({ report, measured, sections, day, mask }: Written): string {
  const flags = falseFlagPages(measured, mask);
  return [
    '# What the starter list finds, and what it flags wrongly',
    `Written on ${day} by \`npm run evaluate -- --data DIR --write\`; list ${report.list.version}. [How it is measured](README.md).`,
    summaryOf(report).join('\n'),
    howMeasured,
    asMarkdown(sections),
    flags === ''
      ? ''
      : `## The false flags themselves\n\nOf the sets whose licence lets us print them, each with the entries that flagged it. Swear words are shortened. Lines of pupils are\nnever printed.\n\n${flags}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

/** Shortens the words that a list of swear words names to their first letter. */
export function maskOf(swearWords: readonly string[]): Mask {
  const isSwearWord = wordMatcher(swearWords.filter((word) => !word.includes(' ')).map((word) => [word]));
  return (text) => text.replace(/[\p{L}\p{N}]+/gu, (word) => (isSwearWord(word) ? `${[...word][0]}…` : word));
}

// The few sentences that stand before the tables.
import { fewest } from './fewest.ts';
import type { Report } from './report.ts';
import { count, rateText } from './words.ts';

/** What the corpora are, in words, where a sentence is made of them. */
const ordinaryTexts = [
  ['pupils_ellipse_dev', 'sentences that pupils wrote in essays'],
  ['q_nq_open_dev', 'real English search queries'],
] as const;

export function summaryOf({ list, corpora, pooled, anchors }: Report): string[] {
  const sentences = [
    `The list: ${count(list.entries)} entries, ${count(list.patterns)} phrases as written, version ${list.version}.`,
  ];
  for (const [name, what] of ordinaryTexts) {
    const corpus = Object.hasOwn(corpora, name) ? corpora[name] : undefined;
    if (!corpus || corpus.lines < fewest) continue;
    const [low, high] = corpus.interval;
    const naive = anchors.clinical ? ` A clinical word list flags ${rateText(corpus.anchors.clinical.per1000)}.` : '';
    sentences.push(
      `Of ${count(corpus.lines)} ${what} it flags ${count(corpus.flagged)}: ${rateText(corpus.per1000)} in 1,000 (95 %: ${rateText(low)} to ${rateText(high)}).${naive}`,
    );
  }
  const { concern } = pooled;
  if (concern.n >= fewest)
    sentences.push(
      `Of ${count(concern.n)} lines that should reach a person it finds ${count(concern.flagged)}. That number mixes sets of very different kinds: read the tables.`,
    );
  return sentences;
}

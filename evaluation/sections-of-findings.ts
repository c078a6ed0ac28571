// Tables about what was found: how grave, as which theme, and whether a judge's scores mean what they say.
import type { Report, Share } from './report.ts';
import type { Section } from './layout.ts';
import { fewest } from './fewest.ts';
import { count, perThousandShare, percentShare, rateText, sharesOrCount, themeName } from './words.ts';

export function severitySection({ pooled, corpora }: Report): Section {
  const corpusLines = Object.values(corpora).reduce((sum, { lines }) => sum + lines, 0);
  const cell = (flagged: number, n: number, rate: Share | undefined, write: (share: Share) => string): string =>
    rate ? write(rate) : sharesOrCount(flagged, n);
  const rows = Object.entries(pooled.severities).map(([severity, { concern, benign, precision }]) => {
    const ofCorpora = Object.values(corpora).reduce((sum, { severities }) => sum + (severities[severity] ?? 0), 0);
    return [
      severity === 'critical' ? severity : `${severity} or above`,
      cell(concern.flagged, pooled.concern.n, concern.rate, percentShare),
      cell(benign.flagged, pooled.benign.n, benign.rate, perThousandShare),
      precision ? percentShare(precision) : sharesOrCount(concern.flagged, concern.flagged + benign.flagged),
      corpusLines < fewest ? sharesOrCount(ofCorpora, corpusLines) : rateText((1_000 * ofCorpora) / corpusLines),
    ];
  });
  return {
    title: 'By severity',
    paragraphs: [
      'All labelled sets together, by the gravest finding of a line; on the right all corpora of ordinary text together. The figures per 1,000 are of innocent lines.',
    ],
    table: { columns: ['severity', 'found', 'per 1,000', 'precision', 'corpora per 1,000'], rows },
  };
}

export function confusionSection({ confusion }: Report): Section {
  const rows = Object.entries(confusion).map(([theme, found]) => {
    const { nothing = 0, [theme]: own = 0, ...others } = found;
    const lines = Object.values(found).reduce((sum, lineCount) => sum + lineCount, 0);
    const named = Object.entries(others)
      .sort((a, b) => b[1] - a[1])
      .map(([other, lineCount]) => `${themeName(other)} ${count(lineCount)}`);
    const isBenign = theme === 'benign';
    return [
      isBenign ? '(innocent lines)' : themeName(theme),
      count(lines),
      count(nothing),
      isBenign ? '–' : count(own),
      named.join('; ') || '–',
    ];
  });
  return {
    title: 'Confusion by theme',
    paragraphs: [
      'What the gravest finding of a line says it is, beside what the line is. Numbers of lines, all labelled sets together.',
    ],
    table: { columns: ['line’s theme', 'lines', 'not flagged', 'as its own', 'as another'], rows },
  };
}

export function calibrationSection({ calibration }: Report): Section {
  const title = 'Calibration';
  if (!calibration) return { title, paragraphs: ['No judge yet: findings carry no score.'] };
  const rows = calibration.map(({ from, to, lines, concerning, meanScore }) => [
    `${from.toFixed(1)}–${to.toFixed(1)}`,
    count(lines),
    meanScore.toFixed(2),
    lines < fewest ? sharesOrCount(concerning, lines) : (concerning / lines).toFixed(2),
  ]);
  return {
    title,
    paragraphs: [
      'Of the lines that the judge scores so, how many are concerning. A judge whose scores mean what they say has equal numbers in the last two columns.',
    ],
    table: { columns: ['score', 'lines', 'mean score', 'concerning'], rows },
  };
}

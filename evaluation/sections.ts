// What a person reads: the report's figures as titled tables, the same in the terminal and in RESULTS.md.
import { fewest } from './fewest.ts';
import type { Section } from './layout.ts';
import { calibrationSection, confusionSection, severitySection } from './sections-of-findings.ts';
import type { BenignFigures, ConcernFigures, CorpusFigures, Report, Share } from './report.ts';
import { count, perThousandShare, percentShare, rateText, sharesOrCount, themeName } from './words.ts';

const concernCell = ({ flagged, n, rate }: { flagged: number; n: number; rate?: Share }): string =>
  rate ? percentShare(rate) : sharesOrCount(flagged, n);
const benignCell = ({ flagged, n, rate }: BenignFigures): string =>
  rate ? perThousandShare(rate) : sharesOrCount(flagged, n);
const rightCell = ({ rightTheme, n }: { rightTheme: number; n: number }): string =>
  n < fewest ? sharesOrCount(rightTheme, n) : `${((100 * rightTheme) / n).toFixed(1)}\u00a0%`;

function recallSection({ sets }: Report): Section {
  const rows = Object.entries(sets).flatMap(([name, { concern, benign, precision }]) => {
    if (concern.n === 0) return [];
    const right = concern.flagged + benign.flagged;
    const precise = precision ? percentShare(precision) : sharesOrCount(concern.flagged, right);
    return [[name, concernCell(concern), rightCell(concern), benign.n === 0 ? '–' : precise, count(concern.n)]];
  });
  return {
    title: 'Concerning lines found',
    paragraphs: [
      'How many of the lines that should reach a person do so; in brackets the 95 % interval. Right theme: also found as what it is. Precision: of the lines flagged in this set, how many are concerning; it depends on how many innocent lines the set holds.',
    ],
    table: { columns: ['set', 'found', 'right theme', 'precision', 'lines'], rows },
  };
}

function falseFlagSection({ sets, corpora }: Report): Section {
  const labelled = Object.entries(sets).flatMap(([name, { benign }]) =>
    benign.n === 0 ? [] : [[name, benignCell(benign), count(benign.flagged), count(benign.n), count(benign.noted)]],
  );
  const others = Object.entries(corpora).map(([name, figures]) => [
    name,
    corpusCell(figures),
    count(figures.flagged),
    count(figures.lines),
    count(figures.noted),
  ]);
  return {
    title: 'Innocent lines flagged',
    paragraphs: [
      'False flags per 1,000 innocent lines; in brackets the 95 % interval. Only noted: judged innocent or of severity note, so counted and sent to nobody. The labelled sets hold lines made or picked to look concerning; the corpora are ordinary text.',
    ],
    table: { columns: ['set', 'per 1,000', 'flagged', 'lines', 'only noted'], rows: [...labelled, ...others] },
  };
}

const corpusCell = ({ lines, flagged, per1000, interval: [low, high] }: CorpusFigures): string =>
  lines < fewest ? sharesOrCount(flagged, lines) : `${rateText(per1000)}\u00a0(${rateText(low)}–${rateText(high)})`;

const isAnchored = ({ anchors }: Report): boolean => anchors.clinical || anchors.union;

function anchorSections(report: Report): Section[] {
  if (!isAnchored(report)) return [];
  const { sets, corpora } = report;
  const part = (hits: number, n: number, per: 100 | 1000): string =>
    n < fewest
      ? sharesOrCount(hits, n)
      : per === 100
        ? `${((100 * hits) / n).toFixed(1)}\u00a0%`
        : rateText((1000 * hits) / n);
  const row = (name: string, figures: ConcernFigures | BenignFigures, per: 100 | 1000): string[] => [
    name,
    part(figures.flagged, figures.n, per),
    report.anchors.clinical ? part(figures.anchors.clinical, figures.n, per) : '–',
    report.anchors.union ? part(figures.anchors.union, figures.n, per) : '–',
  ];
  const columns = ['set', 'this list', 'clinical', 'union'];
  const corpusRows = Object.entries(corpora).map(([name, { lines, flagged, anchors }]) =>
    row(
      name,
      { n: lines, flagged, noted: 0, anchors: { clinical: anchors.clinical.flagged, union: anchors.union.flagged } },
      1000,
    ),
  );
  return [
    {
      title: 'Beside naive lists: concerning lines found',
      paragraphs: [
        'What lists that others use find when whole words are looked for and case is ignored. Clinical: each token of the Suicide Risk Lexicon. Union: all other word lists of the folder together.',
      ],
      table: {
        columns,
        rows: Object.entries(sets).flatMap(([name, { concern }]) => (concern.n === 0 ? [] : [row(name, concern, 100)])),
      },
    },
    {
      title: 'Beside naive lists: innocent lines flagged, per 1,000',
      paragraphs: [],
      table: {
        columns,
        rows: [
          ...Object.entries(sets).flatMap(([name, { benign }]) => (benign.n === 0 ? [] : [row(name, benign, 1000)])),
          ...corpusRows,
        ],
      },
    },
  ];
}

function themeSection({ pooled }: Report): Section {
  const rows = Object.entries(pooled.themes).map(([theme, figures]) => [
    themeName(theme),
    concernCell(figures),
    rightCell(figures),
    count(figures.n),
  ]);
  return {
    title: 'By theme',
    paragraphs: [
      `Concerning lines of all labelled sets together. A theme with fewer than ${fewest} lines has no percentage.`,
    ],
    table: { columns: ['theme', 'found', 'right theme', 'lines'], rows },
  };
}

function languageSection({ pooled }: Report): Section {
  const rows = Object.entries(pooled.languages).map(([language, { concern, benign }]) => [
    language,
    concern.n === 0 ? '–' : concernCell(concern),
    benign.n === 0 ? '–' : benignCell(benign),
    count(concern.n),
    count(benign.n),
  ]);
  return {
    title: 'By language',
    paragraphs: ['All labelled sets together: concerning lines found, and false flags per 1,000 innocent lines.'],
    table: { columns: ['language', 'found', 'per 1,000', 'concerning lines', 'innocent lines'], rows },
  };
}

/** Everything but what `--folds` and `--worst` add. Tables without a row are left out. */
export function sectionsOf(report: Report): Section[] {
  return [
    recallSection(report),
    falseFlagSection(report),
    ...anchorSections(report),
    themeSection(report),
    languageSection(report),
    severitySection(report),
    confusionSection(report),
    calibrationSection(report),
  ].filter(({ table }) => table === undefined || table.rows.length > 0);
}

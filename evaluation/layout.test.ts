// Tables fit a terminal of 100 columns, Markdown cells hold no markup of the lines, and no line is shown that may not be.
import { expect, it } from 'vitest';
import type { Row } from './data.ts';
import { falseFlagPages, worstSection } from './false-flags.ts';
import { asMarkdown, asText, type Section } from './layout.ts';
import type { MeasuredSet, Outcome } from './measure.ts';
import { maskOf } from './results.ts';

const wide: Section = {
  title: 'A table',
  paragraphs: [`${'word '.repeat(60)}end`],
  table: {
    columns: ['set', 'lines', 'which'],
    rows: [
      ['multilingual_hatecheck', '1,834', 'one thing 12; another thing 34; '.repeat(8).trim()],
      ['short', '7', '–'],
    ],
  },
};

it('keeps every line within 100 columns and figures under each other', () => {
  const lines = asText([wide]).split('\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  const ends = lines.filter((line) => /1,834|short/.test(line)).map((line) => /(1,834| 7)/.exec(line));
  expect(ends[0] && ends[0].index + 5).toBe(ends[1] && ends[1].index + 2);
});

it('writes markup of a cell as itself', () => {
  const markdown = asMarkdown([{ ...wide, table: { columns: ['a', 'b'], rows: [['x|y_z', '<b>']] } }]);
  expect(markdown).toContain('| x\\|y\\_z | \\<b\\> |');
  expect(markdown).toContain('| a | b |\n| :-- | :-- |');
});

const flagged = (text: string, more: Partial<Row> = {}): Outcome => ({
  row: { id: text, text, lang: 'en', label: 'benign', ...more },
  cluster: 0,
  severity: 'concern',
  isRightTheme: false,
  isNoted: false,
  flags: [{ entry: 'made-up-en', path: 'made up', span: { start: 0, end: 4 } }],
  clinical: false,
  union: false,
});
const measured = (name: string, outcomes: readonly Outcome[]): MeasuredSet => ({
  set: { name, kind: 'corpus', surface: 'typed', rows: outcomes.map(({ row }) => row) },
  outcomes,
});

it('shows false flags of sets with a licence that lets us, and of no other', () => {
  const sets = ['pupils_ellipse_dev', 'q_nq_open_dev', 'hardneg_queries', 'fortunes_en', 'unknown', '__proto__'];
  expect(
    falseFlagPages(
      sets.map((name) => measured(name, [flagged(`line of ${name}`)])),
      (text) => text,
    ),
  ).toBe('');
  const page = falseFlagPages(
    [measured('xstest', [flagged('an *innocent* line'), flagged('a concern', { label: 'concern' })])],
    (text) => text,
  );
  expect(page).toContain('CC BY 4.0');
  expect(page).toContain('- an \\*innocent\\* line (made-up-en)');
  expect(page).not.toContain('a concern');
});

it('shows at most 40 of a set, and says of how many', () => {
  const many = Array.from({ length: 45 }, (_, index) => flagged(`line ${index}`));
  const page = falseFlagPages([measured('lit_macbeth', many)], (text) => text);
  expect(page.match(/^- /gm)).toHaveLength(40);
  expect(page).toContain('The first 40 of 45.');
});

it('shortens swear words, whole ones only', () => {
  const mask = maskOf(new Map([['en', ['blast', 'two words']]]));
  expect(mask('Blast, the blasted two words!', 'en')).toBe('B…, the blasted two words!');
  expect(mask('Blast', 'de')).toBe('Blast');
});

it('names the entries with most false flags by their phrases, without a line', () => {
  const sets = [
    measured('pupils_ellipse_dev', [flagged('secret'), flagged('secret'), flagged('other', { label: 'concern' })]),
  ];
  const { table } = worstSection(sets, 3);
  expect(table?.rows).toEqual([['made-up-en', '2', 'made up (2)']]);
});

it('shows of a long line the part that was flagged', () => {
  const text = `${'before '.repeat(80)}HERE${' after'.repeat(80)}`;
  const start = text.indexOf('HERE');
  const outcome = {
    ...flagged(text),
    flags: [{ entry: 'made-up-en', path: 'here', span: { start, end: start + 4 } }],
  };
  const shown = falseFlagPages([measured('xstest', [outcome])], (line) => line);
  expect(shown).toMatch(/- …before .*HERE.* after… \(made-up-en\)/);
  expect(shown.length).toBeLessThan(400);
});

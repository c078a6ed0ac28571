// What counts as flagged, as noted and as the right theme, and that the figures are sums of just these lines.
import { describe, expect, it } from 'vitest';
import type { InspectInput } from '../packages/detector/src/index.ts';
import type { Row, TextSet } from './data.ts';
import { type Found, isFlagged, measureSet, outcomeOf } from './measure.ts';
import { buildReport } from './report.ts';

const row = (text: string, more: Partial<Row> = {}): Row => ({ id: text, text, lang: 'en', label: 'concern', ...more });
const found = (more: Partial<Found> = {}): Found => ({
  entry: 'made-up-en',
  path: 'made up',
  theme: 'suicide',
  severity: 'concern',
  verdict: 'stands',
  span: { start: 0, end: 1 },
  ...more,
});
const none = { notes: [] };

describe('an outcome', () => {
  const of = (findings: readonly Found[], more: Partial<Row> = {}) => outcomeOf(row('x', more), 0, findings, none);

  it('is flagged by a finding that stands with concern or above', () => {
    expect(isFlagged(of([]))).toBe(false);
    expect(isFlagged(of([found()]))).toBe(true);
    expect(isFlagged(of([found({ verdict: 'noted', severity: 'critical' })]))).toBe(false);
    expect(isFlagged(of([found({ severity: 'note' })]))).toBe(false);
  });

  it('is noted when something was found and nobody is told', () => {
    expect(of([]).isNoted).toBe(false);
    expect(of([found({ verdict: 'noted' })]).isNoted).toBe(true);
    expect(of([found({ severity: 'note' })]).isNoted).toBe(true);
    expect(of([found({ severity: 'note' }), found()]).isNoted).toBe(false);
  });

  it('has the right theme when any flagged finding maps to it, by the table of contract', () => {
    expect(of([found()], { theme: 'self_harm' }).isRightTheme).toBe(true);
    expect(of([found({ theme: 'hate', severity: 'critical' }), found()], { theme: 'self_harm' }).isRightTheme).toBe(
      true,
    );
    expect(of([found({ severity: 'note' })], { theme: 'self_harm' }).isRightTheme).toBe(false);
    expect(of([found({ theme: 'gambling' })], { theme: 'gambling' }).isRightTheme).toBe(true);
    expect(of([found()]).isRightTheme).toBe(false);
  });

  it('has the gravest finding’s severity and theme, and the highest score', () => {
    const outcome = of([found(), found({ theme: 'hate', severity: 'urgent', score: 0.2 }), found({ score: 0.7 })]);
    expect(outcome).toMatchObject({ severity: 'urgent', foundTheme: 'bullying_hate', score: 0.7 });
  });
});

describe('a report', () => {
  const words: Readonly<Record<string, readonly Found[]>> = {
    flagged: [found({ severity: 'urgent' })],
    noted: [found({ verdict: 'noted' })],
    nothing: [],
  };
  const rows = [
    row('flagged', { theme: 'self_harm' }),
    row('flagged', { theme: 'drugs', lang: 'fr' }),
    row('noted', { theme: 'self_harm' }),
    row('nothing'),
    row('flagged', { label: 'benign', theme: 'none' }),
    row('noted', { label: 'benign' }),
  ];
  const labelled: TextSet = { name: 'made_up', kind: 'labelled', surface: 'typed', rows };
  const many = Array.from({ length: 50 }, (_, index) => row(index < 5 ? 'flagged' : 'nothing', { label: 'benign' }));
  const corpus: TextSet = { name: 'q_made_up', kind: 'corpus', surface: 'searched', rows: many };
  const surfaces = new Set<string>();
  const judge = (inputs: readonly InspectInput[]): (readonly Found[])[] =>
    inputs.map(({ text, surface }) => {
      surfaces.add(surface);
      return words[text] ?? [];
    });
  const report = buildReport(
    { entries: 1, patterns: 1, version: 'x' },
    [labelled, corpus].map((set) => measureSet(set, judge, none)),
    { clinical: false, union: false },
    [],
  );

  it('asks as the text came', () => {
    expect([...surfaces].sort()).toEqual(['searched', 'typed']);
  });

  it('counts concerning and innocent lines, themes of concerning ones only, and languages', () => {
    expect(report.sets['made_up']).toMatchObject({
      concern: { n: 4, flagged: 2, noted: 1, rightTheme: 1 },
      benign: { n: 2, flagged: 1, noted: 1 },
      languages: {
        en: { concern: { n: 3, flagged: 1, noted: 1, rightTheme: 1 }, benign: { n: 2, flagged: 1, noted: 1 } },
        fr: { concern: { n: 1, flagged: 1, noted: 0, rightTheme: 0 }, benign: { n: 0, flagged: 0, noted: 0 } },
      },
      severities: {
        urgent: { concern: { flagged: 2 }, benign: { flagged: 1 } },
        critical: { concern: { flagged: 0 }, benign: { flagged: 0 } },
      },
    });
    expect(report.sets['made_up']?.themes).toEqual({
      drugs: { n: 1, flagged: 1, rightTheme: 0 },
      self_harm: { n: 2, flagged: 1, rightTheme: 1 },
    });
  });

  it('gives a corpus its rate per 1,000 with Wilson’s interval', () => {
    expect(report.corpora['q_made_up']).toMatchObject({
      lines: 50,
      flagged: 5,
      noted: 0,
      per1000: 100,
      interval: [43.5, 213.6],
    });
  });

  it('says as what lines were found', () => {
    expect(report.confusion).toEqual({
      benign: { nothing: 1, self_harm: 1 },
      drugs: { self_harm: 1 },
      'no theme': { nothing: 1 },
      self_harm: { nothing: 1, self_harm: 1 },
    });
  });

  it('gives no share for fewer than 40 lines', () => {
    expect(report.sets['made_up']?.concern).not.toHaveProperty('rate');
    const enough = measureSet({ ...labelled, rows: many }, judge, none);
    const { sets } = buildReport(report.list, [enough], report.anchors, []);
    expect(sets['made_up']?.benign.rate).toMatchObject({ share: 0.1, method: 'wilson-of-groups' });
  });
});

// The table of a judge's scores, on made-up scores: there is no judge yet.
import { expect, it } from 'vitest';
import { calibrationOf } from './calibration.ts';

it('is null when no line has a score', () => {
  expect(calibrationOf([{ isConcern: true, score: undefined }])).toBeNull();
  expect(calibrationOf([])).toBeNull();
});

it('counts lines into ten bins, the ends included, and leaves empty bins and impossible scores out', () => {
  const bins = calibrationOf([
    { isConcern: false, score: 0 },
    { isConcern: true, score: 0.09 },
    { isConcern: true, score: 0.95 },
    { isConcern: true, score: 1 },
    { isConcern: true, score: 1.2 },
    { isConcern: true, score: Number.NaN },
  ]);
  expect(bins).toEqual([
    { from: 0, to: 0.1, lines: 2, concerning: 1, meanScore: 0.045 },
    { from: 0.9, to: 1, lines: 2, concerning: 2, meanScore: 0.975 },
  ]);
});

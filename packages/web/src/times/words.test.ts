import { expect, test } from 'vitest';
import { ageWords, clockCertainty, countdown, dayWord, fromTrigger } from './words.ts';

const now = Date.parse('2026-11-24T08:40:00.000Z');
const before = (ms: number): string => new Date(now - ms).toISOString();

test('age grows from seconds to days', () => {
  const ages = [-5_000, 59_000, 60_000, 59 * 60_000, 60 * 60_000, 130 * 60_000, 25 * 3_600_000, 72 * 3_600_000];
  expect(ages.map((ms) => ageWords(before(ms), now))).toEqual([
    'just now',
    'just now',
    '1 min',
    '59 min',
    '1 h',
    '2 h 10 min',
    '1 day',
    '3 days',
  ]);
});

test('days have their everyday names', () => {
  const local = new Date(2026, 10, 24, 8, 40).getTime();
  expect(dayWord(new Date(2026, 10, 24, 0, 1).toISOString(), local)).toBe('today');
  expect(dayWord(new Date(2026, 10, 23, 23, 59).toISOString(), local)).toBe('yesterday');
  expect(dayWord(new Date(2026, 10, 20, 12, 0).toISOString(), local)).toBe('Fri 20 Nov');
  expect(dayWord(new Date(2025, 10, 20, 12, 0).toISOString(), local)).toBe('20 Nov 2025');
});

test('a lease counts down to nought, not below', () => {
  expect([245_000, 59_001, 1, -4_000].map(countdown)).toEqual(['4:05', '1:00', '0:01', '0:00']);
});

test('seconds from the trigger carry their sign', () => {
  expect([-12_000, 0, -20, 3_440].map(fromTrigger)).toEqual(['−12.0 s', '0.0 s', '0.0 s', '+3.4 s']);
});

test('says how sure a time is', () => {
  expect(clockCertainty(null)).toContain('alone');
  expect(clockCertainty(-400)).toContain('agreed');
  expect(clockCertainty(12_300)).toContain('12 s ahead');
  expect(clockCertainty(-600_000)).toContain('10 min behind');
});

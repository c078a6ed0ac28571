// A typing slip is met with the word that was meant, and nonsense with nothing.
import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

it('guesses the nearest verb and stays silent when none is near', () => {
  const verbs = ['watchlist', 'rebuild', 'help'];
  expect(nearest('watchlst', verbs)).toBe('watchlist');
  expect(nearest('rebiuld', verbs)).toBe('rebuild');
  expect(nearest('xyzzyplugh', verbs)).toBeUndefined();
});

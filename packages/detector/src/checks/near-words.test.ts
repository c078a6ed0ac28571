// From which words a hidden one cannot be told.
import { expect, test } from 'vitest';
import { nearWords } from './near-words.ts';

const wordsOf = (word: string, language: string, kind: Parameters<typeof nearWords>[2][number]) =>
  nearWords(word, language, [kind])[0] ?? { words: [], languages: [] };

test('damaged: one letter left out, added, replaced, or two neighbours changed; never the first', () => {
  const { words, languages } = wordsOf('Lantern', 'en', 'damaged');
  expect(words).toEqual(expect.arrayContaining(['lanern', 'lanterns', 'lantorn', 'latnern', 'laantern', 'lanter']));
  expect(words.every((word) => word.startsWith('l'))).toBe(true);
  expect(words).not.toContain('lantern');
  expect(languages).toEqual(['en']);
});

test('damaged: with the letters of the language, and English beside it', () => {
  expect(wordsOf('latarnia', 'pl', 'damaged')).toMatchObject({
    languages: ['pl', 'en'],
    words: expect.arrayContaining(['latarnią']) as string[],
  });
  expect(wordsOf('фонарик', 'ru', 'damaged')).toMatchObject({
    languages: ['ru'],
    words: expect.arrayContaining(['фонарики', 'фонари']) as string[],
  });
  expect(wordsOf('والفانوس', 'ar', 'damaged').words).toEqual(expect.arrayContaining(['والفنوس', 'والفانوسي']));
  // A word in other letters is damaged by these, whatever its entry's language.
  expect(wordsOf('фонарик', 'tr', 'damaged').words).toContain('фонарики');
});

test('marks: up to two more', () => {
  const { words } = wordsOf('sad', 'pl', 'marks');
  expect([...new Set(words)].toSorted()).toEqual(['sąd', 'śad', 'śąd'].toSorted());
  expect(wordsOf('zol', 'pl', 'marks').words).toContain('żól');
  expect([...new Set(wordsOf('zl', 'pl', 'marks').words)].toSorted()).toEqual(
    ['zł', 'źl', 'źł', 'żl', 'żł'].toSorted(),
  );
  expect(wordsOf('zir', 'tr', 'marks').words).toEqual(['zır']);
  expect(nearWords('sad', 'pl', ['marks'])).toMatchObject([{ kind: 'marks', languages: ['pl'] }]);
});

test('look-alike: Cyrillic words, where every letter has a likeness', () => {
  expect(wordsOf('pot', 'en', 'lookalike')).toMatchObject({
    languages: ['ru', 'uk'],
    words: expect.arrayContaining(['рот']) as string[],
  });
  expect(wordsOf('pots', 'en', 'lookalike').words).toEqual([]);
  // So many are enough to ask a dictionary about.
  expect(wordsOf('bbbbb', 'en', 'lookalike').words).toHaveLength(2_000);
});

test('romanised: other spellings in Latin letters, asked of the languages that are written so', () => {
  const { words, languages } = wordsOf('khudkushi', 'ur', 'romanised');
  expect(words).toContain('xudkushi');
  expect(words).not.toContain('khudkushi');
  expect(languages).toContain('en');
  expect(nearWords('haram', 'ar', ['romanised'])).toMatchObject([{ kind: 'romanised' }]);
});

test('apostrophe: the word without it, where it has one', () => {
  expect(nearWords("he'll", 'en', ['apostrophe'])).toEqual([
    { kind: 'apostrophe', languages: ['en'], words: ['hell'] },
  ]);
  expect(nearWords('l’eau', 'fr', ['apostrophe'])).toEqual([
    { kind: 'apostrophe', languages: ['fr', 'en'], words: ['leau'] },
  ]);
  expect(nearWords('hell', 'en', ['apostrophe'])).toEqual([]);
});

test('shorter words are never read as damaged', () => {
  expect(nearWords('lanter', 'en', ['damaged'])).toEqual([]);
  expect(nearWords('lantern', 'en', ['damaged'])).toHaveLength(1);
});

test('other ways of hiding are never how a dictionary writes', () => {
  expect(nearWords('lantern', 'en', ['digits', 'stretched', 'spaced', 'emoji'])).toEqual([]);
});

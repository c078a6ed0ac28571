// What is said of an entry can be jumped to: to the part itself, or to the nearest thing around it that is written.
import { expect, test } from 'vitest';
import { openPlaces } from './places.ts';

const file = `language: en
entries:
  - id: one
    phrases:
      - purple lantern
      - brass lantern
  - phrases: [x]
    id: two
  - id: one
`;

test.each([
  ['one', undefined, { line: 3, column: 9 }],
  ['one', ['phrases', 1], { line: 6, column: 9 }],
  ['one', ['phrases'], { line: 5, column: 7 }],
  ['one', ['phrases', 7], { line: 5, column: 7 }],
  ['one', ['near', 'words', 0], { line: 3, column: 9 }],
  ['one', [], { line: 3, column: 9 }],
  ['two', undefined, { line: 8, column: 9 }],
  ['two', ['phrases', 0], { line: 7, column: 15 }],
  ['three', undefined, undefined],
])('%s %j', (id, path, place) => {
  expect(openPlaces(file)(id, path)).toEqual(place);
});

test('in a file that cannot be read nothing has a place', () => {
  for (const text of ['', '[', 'entries: 3', 'entries: [3]', '- id: one'])
    expect(openPlaces(text)('one')).toBeUndefined();
});

// A mistake in a watchlist is met with its place, what is wrong and what to write instead.
import { expect, it } from 'vitest';
import { checkWatchlists } from './watchlist-command.ts';

const list = (id: string, innocent: string, phrase = 'purple lantern') => `theme: bullying
language: en
origin: made up
version: 1
reviewBy: 2027-09-01
entries:
  - id: ${id}
    severity: concern
    phrases:
      - ${phrase}
    meaning: A made-up phrase.
    reason: It is for this test.
    couldMean: A lamp.
    examples:
      innocent:
        - a lamp in the window
        - ${innocent}
      concerning:
        - they called me a purple lantern
        - purple lantern again today
`;

it('finds nothing in a list in order', () => {
  expect(checkWatchlists([{ name: 'a.yaml', text: list('lantern', 'a purple coat') }])).toEqual({
    problems: [],
    entryCount: 1,
  });
});

it('names the place of a mistake in the file', () => {
  const { problems } = checkWatchlists([
    { name: 'a.yaml', text: list('lantern', 'x y').replace('severity: concern', 'severity: concerning') },
  ]);
  expect(problems).toMatchObject([{ file: 'a.yaml', line: 8 }]);
});

it('names the place of an example that comes out wrong', () => {
  const { problems } = checkWatchlists([{ name: 'a.yaml', text: list('lantern', 'I painted a purple lantern') }]);
  expect(problems).toMatchObject([{ file: 'a.yaml', line: 17, column: 11 }]);
  expect(problems[0]?.instead).toContain('notNear');
  const missed = checkWatchlists([{ name: 'a.yaml', text: list('lantern', 'x y', 'green lantern') }]).problems;
  expect(missed.map(({ line }) => line)).toEqual([19, 20]);
});

it('reads the files together: ids and examples are of one list', () => {
  const first = { name: 'a.yaml', text: list('lantern', 'x y') };
  const { problems } = checkWatchlists([first, { name: 'b.yaml', text: list('lantern', 'x y') }]);
  expect(problems).toMatchObject([{ file: 'b.yaml', line: 7, what: 'The id "lantern" is used in a.yaml too.' }]);
  const other = list('lamp', 'the purple lantern shop', 'brass lamp').replaceAll(
    'purple lantern again',
    'brass lamp again',
  );
  const crossed = checkWatchlists([
    first,
    { name: 'b.yaml', text: other.replace('a purple lantern\n', 'a brass lamp\n') },
  ]);
  expect(crossed.problems).toMatchObject([{ file: 'b.yaml', line: 17 }]);
});

// The starter list in watchlists/ keeps its own promises.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataThemes, themeFacts } from '@candour/contract';
import { expect, test } from 'vitest';
import { checkExamples } from './check-examples.ts';
import { compile } from './compile.ts';
import { inspect } from './judge.ts';
import { formatWatchlist } from './watchlist-file/format.ts';
import { joinSlots } from './watchlist-file/join-slots.ts';
import { parseWatchlist } from './watchlist-file/parse.ts';

const folder = join(import.meta.dirname, '../../../watchlists');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, ...parseWatchlist(readFileSync(join(folder, name), 'utf8'), name) }));
const entries = files.flatMap((file) => file.entries);
const slots = joinSlots(files.flatMap((file) => file.slots));
const compiled = compile({ version: 1, slots, entries });

test.each(files)('$name can be read, and again after writing', ({ problems, entries: own, slots: ownSlots }) => {
  expect(problems).toEqual([]);
  expect(parseWatchlist(formatWatchlist(own, ownSlots), 'x')).toEqual({ entries: own, slots: ownSlots, problems });
});

const shadowed = ['cy', 'pl', 'ro', 'ur', 'pa', 'bn', 'ar', 'so', 'tr', 'uk', 'ru', 'fr', 'es', 'pt', 'de', 'zh'];

test('what no native reader has signed for is in shadow, and all of English is live', () => {
  expect([...new Set(entries.filter(({ shadow }) => shadow).map(({ language }) => language))].sort()).toEqual(
    [...shadowed].sort(),
  );
  expect([...new Set(entries.filter(({ shadow }) => !shadow).map(({ language }) => language))]).toEqual(['en']);
});

test('an entry in shadow is found as a note, which reaches nobody', () => {
  const [finding] = inspect(compiled, { text: 'chcę się zabić', surface: 'typed' }).findings;
  expect(finding).toMatchObject({ language: 'pl', severity: 'note' });
  expect(entries.find(({ id }) => id === finding?.entry)?.severity).toBe('critical');
});

test('every example is found or left alone as it should be', () => {
  expect(checkExamples(entries, slots)).toEqual([]);
});

test('it covers the nine themes, seventeen languages and the gravest words', () => {
  const count = (language: string) => entries.filter((entry) => entry.language === language).length;
  expect(count('en')).toBeGreaterThanOrEqual(700);
  for (const language of shadowed) expect([language, count(language) >= 60]).toEqual([language, true]);
  expect(new Set(entries.map(({ theme }) => themeFacts(theme).dataTheme))).toEqual(
    expect.toSatisfy((found: Set<unknown>) => dataThemes.every((theme) => found.has(theme))),
  );
  expect(entries.filter(({ severity }) => severity === 'critical').length).toBeGreaterThanOrEqual(12);
});

test.each([
  ['i want to end my life', 'urgent'],
  ['i am going to kill myself', 'critical'],
  ['i might hurt myself tonight', 'urgent'],
  ['nobody would miss me', 'concern'],
  ['how to hide cuts', 'urgent'],
  ['meet me after school and tell nobody', 'urgent'],
])('“%s” is %s', (text, severity) => {
  expect(inspect(compiled, { text, surface: 'typed' }).findings.map((finding) => finding.severity)).toEqual([severity]);
});

test.each([
  'suicide',
  'kill',
  'bomb',
  'knife',
  'gun',
  'drugs',
  'rape',
  'jihad',
  'Muslim',
  'gay',
  'Jewish',
  'trans',
  'Islam',
  'Polish',
  'help me',
  'Childline',
  'Samaritans',
  'how to get help',
  'suicide prevention',
  'how to stop bullying in schools',
  'anorexia',
  'gang',
  'self-harm',
  'abuse',
  'depression',
  'I am gay',
  'am I trans',
  'the cliffs of Dover',
  'black rhinos are endangered',
  'killing two birds with one stone',
  'I am just killing time',
  'do you want to hang out',
  'hang on a minute',
  'to be, or not to be, that is the question',
  'O happy dagger, this is thy sheath; there rust, and let me die',
  'kill the process and its child processes',
  'execute the program',
  'shoot the ball',
  'he attacked down the left wing',
  'beat the eggs and whip the cream',
  'chop the onions with a sharp knife',
  'master and slave clocks',
  'the bomb disposal unit in 1941',
  'how did the First World War start',
  'my skills have changed',
  'Scunthorpe',
  'a killer whale',
  'I could murder a burger',
  'that joke is killing me',
  'my phone died',
  'dead end',
  'the deadline is tomorrow',
  'my mum is going to kill me',
])('“%s” alone is left alone', (text) => {
  expect(inspect(compiled, { text, surface: 'searched' }).findings).toEqual([]);
});

// Other products' words become drafts that say what is missing; our own table comes back as it was.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { formatWatchlist, parseWatchlist } from '../../packages/detector/src/index.ts';
import { guarded, withoutGuard } from './csv.ts';
import { listFile, openWorkshop } from './testing.ts';
import { translatePattern } from './translate-pattern.ts';

// Dictionaries take seconds to open on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const foreign = `Keyword;Category;Risk Level;Notes
end it all tonight;Suicide;High;
hurt mys*;Self-Harm;Medium;
burn* myself;Self-Harm;Medium;
=cmd|' /C calc'!A0;Bullying;Low;
gay;Bullying;High;
Childline;Suicide;Low;
f*ck;Swearing;Low;
meet * after school;Online Groomingg;High;
purple lantern;Bullying;Critical;
purple lantern;Bullying;Low;
café noir;Drugs;9;
nobody likes you;Bullying;3;
(two|three) lanterns?;Bullying;1;
`;

const imported = async (text: string | Uint8Array, ...more: readonly string[]) => {
  const { write, run, folder } = openWorkshop();
  write('words.csv', text);
  const ran = await run('import', 'words.csv', '--out', 'new', ...more);
  const read = (name: string) => readFileSync(join(folder, 'new', name), 'utf8');
  return { ...ran, read, run, files: ran.code === 0 ? readdirSync(join(folder, 'new')).sort() : [] };
};

it('reports columns, categories, levels and what became of each row', async () => {
  const { code, out, files } = await imported(foreign, '--language', 'en');
  expect(code).toBe(0);
  expect(files).toEqual(['bullying.en.yaml', 'drugs.en.yaml', 'self-harm.en.yaml', 'suicide.en.yaml']);
  expect(out).toMatchSnapshot();
});

it('makes up nothing: what is missing keeps a draft from passing the check', async () => {
  const { read, run } = await imported(foreign, '--language', 'en');
  expect(read('suicide.en.yaml')).toMatchSnapshot();
  const { code, out } = await run('check', 'new');
  expect(code).toBe(1);
  for (const field of ['meaning', 'reason', 'couldMean', 'reviewBy'])
    expect(out).toContain(`"${field}" has nothing after it`);
  expect(out).toContain('"examples.innocent" has 0 items');
});

it('reads what Excel writes: a byte order mark, Windows-1252, UTF-16, sep=, a bare list', async () => {
  const words = ['Term,Theme', 'café sœur,Bullying'].join('\r\n');
  const phrases = async (bytes: Uint8Array | string, ...more: readonly string[]) => {
    const { read, warned } = await imported(bytes, '--language', 'fr', ...more);
    expect(warned).toBe('');
    return /phrases:\n {6}- (.*)/u.exec(read('bullying.fr.yaml'))?.[1];
  };
  expect(await phrases(`\uFEFF${words}`)).toBe('café sœur');
  expect(await phrases(Buffer.from(words.replace('œ', '\u009c'), 'latin1'))).toBe('café sœur');
  expect(await phrases(Buffer.from(`\uFEFF${words}`, 'utf16le'))).toBe('café sœur');
  expect(await phrases(`sep=|\r\n${words.replaceAll(',', '|')}`)).toBe('café sœur');
  expect(await phrases('café sœur\nautre chose\n', '--theme', 'bullying')).toBe('café sœur');
});

it('does not write over what is there', async () => {
  const { run } = await imported(foreign, '--language', 'en');
  const { code, warned } = await run('import', 'words.csv', '--out', 'new', '--language', 'en');
  expect(code).toBe(2);
  expect(warned).toContain('already');
});

it.each([
  ['kill*', 'kill~'],
  ['end * life', 'end <3> life'],
  ['end near/4 life', 'end <4> life and life <4> end'],
  ['\\bhurt(ing)? myself\\b', '{hurt|hurting} myself'],
  ['/(end|finish)\\s+it all/i', '{end|finish} it all'],
  ['end.*life', 'end <3> life'],
  ['lanterns?\\b', '{lantern|lanterns}'],
  ['*kill', 'looks inside words'],
  ['k?ll', 'looks inside words'],
  ['end AND life', 'joins words'],
  ['[a-z]{3}\\d+', 'more than a phrase can'],
  ['what {now}', 'signs that mean something'],
  ['really?', 'really?'],
])('says %s as %s', (written, expected) => {
  const translated = translatePattern(written, (word) => word === 'kill');
  expect('problem' in translated ? translated.problem : translated.phrases.join(' and ')).toContain(expected);
});

it('leaves to people what is no English word with its forms', () => {
  expect(translatePattern('zabij*', () => false)).toMatchObject({
    problem: expect.stringContaining('begins so') as string,
  });
});

it('keeps a spreadsheet from running a cell, and loses nothing by it', () => {
  for (const cell of ['=1+1', '+44', '-a', '@sum', '\tx', "'=1", "''=1", "'plain", 'plain', "'"]) {
    expect(guarded(cell)).not.toMatch(/^[=+\-@\t\r]/u);
    expect(withoutGuard(guarded(cell))).toBe(cell);
  }
});

it('gives back the same entries from an exported table', async () => {
  const { write, run, folder } = openWorkshop();
  const hard = listFile({
    id: 'hard',
    phrases: ['-purple [hue] lantern', '=a <1-2> b', '"quoted", and; more'],
    innocent: ['=1+1', "'=2", 'two\nlines', 'back\\slash \\n', ' spaces '],
    concerning: ['@home', 'عربي 💊'],
    more: '    near:\n      words: [a, b c]\n      within: 3\n    only: [typed, on-video]\n    unless: [quoted]\n    hidden: [digits, damaged]\n    ordinary: [x, y]\n    help: "+self"\n',
  });
  const slots = 'slots:\n  hue: [red, "-ish"]\n';
  write('a.yaml', `${slots}${hard}`);
  write('b.yaml', listFile({ language: 'pl', id: 'other', more: '    caseSensitive: true\n' }));
  expect(await run('export', 'a.yaml', 'b.yaml', '--out', 'x.csv')).toMatchObject({ code: 0, warned: '' });
  for (const cell of readFileSync(join(folder, 'x.csv'), 'utf8').split('\r\n').slice(1))
    expect(cell).not.toMatch(/^[=+\-@]|,[=+\-@]|"[=+\-@]/u);
  expect((await run('import', 'x.csv', '--out', 'new')).code).toBe(0);
  for (const [before, after] of [
    ['a.yaml', 'new/bullying.en.yaml'],
    ['b.yaml', 'new/bullying.pl.yaml'],
  ] as const) {
    const read = (name: string) => parseWatchlist(readFileSync(join(folder, name), 'utf8'), 'x');
    expect(read(after)).toEqual(read(before));
  }
});

it('gives back the starter list from an exported table', async () => {
  const { run, folder } = openWorkshop();
  const lists = join(import.meta.dirname, '../../watchlists');
  await run('export', lists, '--out', 'x.csv');
  await run('import', 'x.csv', '--out', 'new');
  const entriesIn = (place: string) =>
    readdirSync(place)
      .filter((name) => name.endsWith('.yaml'))
      .flatMap((name) => parseWatchlist(readFileSync(join(place, name), 'utf8'), name).entries)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(formatWatchlist(entriesIn(join(folder, 'new')))).toBe(formatWatchlist(entriesIn(lists)));
});

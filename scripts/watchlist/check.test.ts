// A mistake in a watchlist is met with its place, what is wrong and what to write instead.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { listFile, openWorkshop } from './testing.ts';

// Dictionaries take seconds to open on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const checked = async (...files: readonly string[]) => {
  const { write, run } = openWorkshop();
  const names = files.map((text, index) => {
    write(`${'abc'[index]}.yaml`, text);
    return `${'abc'[index]}.yaml`;
  });
  const { code, out } = await run('check', ...names, '--json');
  return {
    code,
    ...(JSON.parse(out) as Record<
      'refused' | 'challenged',
      { file: string; line: number; column: number; what: string; instead: string }[]
    > & { notChecked: string[]; innocentLines: number }),
  };
};

it('finds nothing in a list in order', async () => {
  expect(await checked(listFile())).toMatchObject({ code: 0, refused: [], challenged: [], notChecked: [] });
});

it('names the place of a mistake in the file', async () => {
  const { code, refused } = await checked(listFile().replace('severity: concern', 'severity: concerning'));
  expect(code).toBe(1);
  expect(refused).toMatchObject([{ file: 'a.yaml', line: 8 }]);
});

it('names the place of an example that comes out wrong', async () => {
  const { refused } = await checked(listFile({ innocent: ['x y', 'I painted a purple lantern'] }));
  expect(refused).toMatchObject([{ file: 'a.yaml', line: 17, column: 11 }]);
  expect(refused[0]?.instead).toContain('notNear');
  const missed = (await checked(listFile({ phrases: ['green lantern'] }))).refused;
  expect(missed.map(({ line }) => line)).toEqual([19, 20]);
});

it('reads the files together: ids, slots and examples are of one list', async () => {
  const twice = await checked(listFile(), listFile());
  expect(twice.refused).toMatchObject([{ file: 'b.yaml', line: 7, what: 'The id "lantern" is used in a.yaml too.' }]);
  const other = { id: 'lamp', phrases: ['brass lamp'], concerning: ['a brass lamp', 'brass lamp again'] };
  const crossed = await checked(listFile(), listFile({ ...other, innocent: ['the purple lantern shop', 'x'] }));
  expect(crossed.refused).toMatchObject([{ file: 'b.yaml', line: 16 }]);
  const slot = (words: string) => `slots:\n  hue: [${words}]\n`;
  const one = (id: string, words: string) =>
    slot(words) +
    listFile({
      ...other,
      id,
      phrases: [id === 'lamp' ? '[hue] lamp' : '[hue] brass lamp'],
      concerning: ['brass lamp', 'brass brass lamp'],
    });
  expect((await checked(one('lamp', 'brass'), one('lamp2', 'brass, red'))).refused[0]).toMatchObject({
    file: 'b.yaml',
    line: 2,
  });
});

it.each([
  ['Muslim', 'faith'],
  ['{gay|purple lantern}', 'sexuality'],
  ['Childline', 'looks for help'],
  ['help me', 'looks for help'],
  ['i (really) need help', 'looks for help'],
  ['autistic', 'need or a disability'],
  ['Polish', 'where somebody comes from'],
  ['knife', 'everyday word'],
  ['Aisha', 'a person’s name'],
  ['Aisha Purplelantern', 'a person’s name'],
  ['WHO', 'ordinary word too'],
])('refuses "%s" as a whole phrase', async (phrase, said) => {
  const text = phrase.replace(/\{(.*)\|.*/u, '$1').replace('(really) ', '');
  const { refused } = await checked(listFile({ phrases: [phrase], concerning: [`x ${text}`, `y ${text}`] }));
  expect(refused.map(({ what }) => what).join()).toContain(said);
  expect(refused[0]).toMatchObject({ file: 'a.yaml', line: 10, column: 9 });
});

it.each([
  ['pl', 'muzułmanin'],
  ['cy', 'hoyw'],
  ['ro', 'ajutor'],
  ['ur', 'مدد'],
  ['pa', 'ਮਦਦ'],
  ['bn', 'সাহায্য'],
  ['ar', 'ساعدني'],
  ['so', 'i caawi'],
  ['tr', 'bana yardım edin'],
  ['uk', 'допоможіть'],
  ['ru', 'телефон доверия'],
  ['fr', 'homosexuel'],
  ['es', 'gitano'],
  ['pt', 'preciso de ajuda'],
  ['de', 'Telefonseelsorge'],
  ['zh', '同性恋'],
])('knows such words in %s', async (language, phrase) => {
  const { refused } = await checked(listFile({ language, phrases: [phrase], concerning: [phrase, phrase] }));
  expect(refused).toMatchObject([{ line: 10 }]);
});

it('takes a neighbour for context, and says what is left', async () => {
  const near = { phrases: ['knife'], more: '    near:\n      words: [wristband]\n      within: 3\n' };
  const { code, refused } = await checked(
    listFile({ ...near, concerning: ['knife wristband', 'wristband and knife'] }),
  );
  expect({ code, refused }).toEqual({ code: 0, refused: [] });
});

it('asks again about an acronym, a phrase without an example, and an overdue review', async () => {
  const acronym = await checked(listFile({ phrases: ['kys'], concerning: ['kys', 'KYS'] }));
  expect(acronym.code).toBe(0);
  expect(acronym.challenged.map(({ what }) => what).join()).toContain('short acronym');
  const unproven = await checked(listFile({ phrases: ['purple lantern', 'brass lantern'] }));
  expect(unproven.challenged).toMatchObject([
    { line: 11, what: expect.stringContaining('1 of the 2 phrases') as string },
  ]);
  const overdue = await checked(listFile().replace('2027-09-01', '2026-11-23'));
  expect(overdue.challenged.map(({ what }) => what).join()).toContain('2026-11-23');
});

it('refuses what another entry finds already under the same conditions', async () => {
  const lamp = { id: 'lamp', phrases: ['purple lantern'] };
  const { refused } = await checked(listFile({ phrases: ['{purple|violet} lantern'] }), listFile(lamp));
  expect(refused).toMatchObject([
    { file: 'b.yaml', line: 10, what: expect.stringContaining('adds nothing') as string },
  ]);
  const other = await checked(listFile(), listFile({ ...lamp, more: '    unless: [quoted]\n' }));
  expect(other).toMatchObject({ refused: [], challenged: [{ file: 'b.yaml' }] });
});

it('knows ordinary words that would be taken for hidden ones, by the dictionary of the language', async () => {
  const shooting = {
    phrases: ['shooting'],
    more: '    hidden: [damaged]\n    caseSensitive: false\n',
    concerning: ['shooting', 'a shooting'],
  };
  const { refused, challenged } = await checked(listFile({ ...shooting, more: '    hidden: [damaged]\n' }));
  const said = [...refused, ...challenged].find(({ what }) => what.includes('takes ordinary words'));
  expect(said?.what).toContain('"shouting" for "shooting"');
  expect(said?.instead).toContain('shouting');
  expect(refused).toContainEqual(said);
  const ordinary = said?.instead.match(/\[(.*)\]/u)?.[1] ?? '';
  const mended = await checked(listFile({ ...shooting, more: `    hidden: [damaged]\n    ordinary: [${ordinary}]\n` }));
  expect([...mended.refused, ...mended.challenged].some(({ what }) => what.includes('takes ordinary words'))).toBe(
    false,
  );
});

it('knows words that look alike in Cyrillic, and Polish words that differ by a mark', async () => {
  const pot = { phrases: ['{pott|rot}'], more: '    hidden: [lookalike]\n', concerning: ['rot', 'pott'] };
  const pots = await checked(listFile(pot));
  expect(pots.refused.map(({ what }) => what).join()).toContain('"гот" for "rot"');
  const mark = {
    language: 'pl',
    phrases: ['zzz wlasne'],
    more: '    hidden: [marks]\n',
    concerning: ['zzz wlasne', 'zzz własne'],
  };
  const marks = await checked(listFile(mark));
  expect(marks.challenged.map(({ what }) => what).join()).toContain('"własne" for "wlasne" (marks)');
});

it('finds Chinese phrases inside ordinary words', async () => {
  const { challenged } = await checked(listFile({ language: 'zh', phrases: ['跳楼'], concerning: ['跳楼', '他跳楼'] }));
  expect(challenged.map(({ what }) => what).join()).toContain('stands inside ordinary words: 跳楼');
});

it('says what it could not look at', async () => {
  const { notChecked } = await checked(
    listFile({ language: 'so', phrases: ['xyzzy abc'], concerning: ['xyzzy abc', 'xyzzy abc'] }),
  );
  expect(notChecked).toEqual([expect.stringContaining('no dictionary of Somali') as string]);
});

it('refuses a phrase that fires more than its share on innocent text', async () => {
  const { write, run } = openWorkshop();
  write('a.yaml', listFile({ phrases: ['purple lantern'], severity: 'critical' }));
  const line = (index: number) => (index % 50 === 0 ? 'I painted a purple lantern.' : 'I painted a wall.');
  write('corpus.txt', Array.from({ length: 500 }, (_, index) => line(index)).join('\n'));
  const { code, out } = await run('check', 'a.yaml', '--data', '.');
  expect(out).toContain('a.yaml:10:9: "purple lantern" (critical) flags 10 of 500 lines of corpus.txt: 20 per 1,000');
  expect(code).toBe(1);
});

it('lets what is to be looked at again count only when asked', async () => {
  const { write, run } = openWorkshop();
  write('a.yaml', listFile({ phrases: ['purple lantern', 'brass lantern'] }));
  expect((await run('check', 'a.yaml')).code).toBe(0);
  expect((await run('check', 'a.yaml', '--strict')).code).toBe(1);
});

it('lets the starter list pass', { timeout: 300_000 }, async () => {
  const { run } = openWorkshop();
  const { code, out } = await run('check', join(import.meta.dirname, '../../watchlists'), '--json');
  expect((JSON.parse(out) as { refused: unknown }).refused).toEqual([]);
  expect(code).toBe(0);
});

it('lets the example of the guide pass, without a word to say', async () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/guides/watchlists.md'), 'utf8');
  const example = /```yaml\n(.*?)```/su.exec(guide)?.[1] ?? '';
  expect(await checked(example)).toMatchObject({ code: 0, refused: [], challenged: [] });
});

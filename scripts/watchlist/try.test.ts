// A text that is tried shows what was found, where and why, and is kept nowhere.
import { expect, it } from 'vitest';
import { listFile, openWorkshop } from './testing.ts';

const list = listFile({
  phrases: ['purple <0-1> lantern'],
  more: '    unless: [quoted]\n    hidden: [digits]\n',
  concerning: ['a purple lantern', 'purple old lantern'],
});

it('underlines what was found, and says by which way, how hidden and why', async () => {
  const { write, run } = openWorkshop();
  write('a.yaml', list);
  const { code, out } = await run('try', 'a.yaml', 'you are a purp1e old lantern to me');
  expect(code).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "  you are a purp1e old lantern to me
                ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾
      stands: lantern, bullying, concern, en (a.yaml:7)
      phrase: purple <0-1> lantern
      way: purple … lantern
      hidden: digits; conditions: none
      You wrote “purp1e old lantern”. Candour read “purp1e” as “purple”: digits and signs can stand for letters. The list has this because it is for this test. It looked serious because it can mean that a made-up phrase; it could also have meant a lamp.

    "
  `);
});

it('shows what is only counted, and nothing for nothing', async () => {
  const { write, run } = openWorkshop();
  write('a.yaml', list);
  expect((await run('try', 'a.yaml', 'he said "a purple lantern" to me')).out).toContain('noted, so only counted');
  expect((await run('try', 'a.yaml', 'a green lamp')).out).toBe('  nothing found\n');
});

it('takes texts from what comes in, one a line', async () => {
  const { write, run } = openWorkshop('a green lamp\n\na purple lantern\n');
  write('a.yaml', list);
  const { out } = await run('try', 'a.yaml');
  expect(out).toContain('text 2\n  a purple lantern');
  const json = (await run('try', 'a.yaml', '--json')).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { findings: unknown[] });
  expect(json.map(({ findings }) => findings.length)).toEqual([0, 1]);
});

it('asks as if on the surface and site that are named', async () => {
  const { write, run } = openWorkshop();
  write('a.yaml', listFile({ more: '    only: [searched, on-video]\n' }));
  const tried = async (...more: readonly string[]) => (await run('try', 'a.yaml', 'a purple lantern', ...more)).out;
  expect(await tried()).toContain('noted');
  expect(await tried('--surface', 'searched', '--site', 'video')).toContain('  stands: lantern');
});

it('says what is wrong with a list instead of trying it', async () => {
  const { write, run } = openWorkshop();
  write('a.yaml', list.replace('severity', 'severty'));
  expect(await run('try', 'a.yaml', 'x')).toMatchObject({
    code: 1,
    out: '',
    warned: expect.stringContaining('a.yaml:8') as string,
  });
});

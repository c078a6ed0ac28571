import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { imageNeedles, needlesOf, partsOf } from './needles.ts';
import { createSearch, filesBelow, searchFiles } from './plaintext.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-plaintext-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const word = 'the “heron” waits by Tidemarsh bridge';
const spelt = (text: string, capitals = false) =>
  [...text]
    .map(
      (letter) =>
        `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')[capitals ? 'toUpperCase' : 'toLowerCase']()}`,
    )
    .join('');
const hidden: Record<string, Buffer> = {
  'utf-8': Buffer.from(`xx${word}yy`),
  'utf-16': Buffer.from(`xx${word}yy`, 'utf16le'),
  'utf-16 big-endian': Buffer.from(`xx${word}yy`, 'utf16le').swap16(),
  'base64 at 0': Buffer.from(Buffer.from(word).toString('base64')),
  'base64 at 1': Buffer.from(Buffer.from(`z${word} and on`).toString('base64')),
  'base64url at 2': Buffer.from(Buffer.from(`zz${word} and on`).toString('base64url')),
  'base64 of utf-16': Buffer.from(Buffer.from(`z${word}`, 'utf16le').toString('base64')),
  hexadecimal: Buffer.from(Buffer.from(word).toString('hex')),
  'json-escaped': Buffer.from(JSON.stringify({ word })),
  'json-escaped, all of it': Buffer.from(spelt(word)),
  'json-escaped in capitals': Buffer.from(spelt(word, true)),
};

test.each(Object.entries(hidden))('a word is found as %s', async (name, bytes) => {
  const file = join(folder, name.replaceAll(' ', '-'));
  await writeFile(file, bytes);
  expect(await searchFiles(await filesBelow(file), createSearch(needlesOf('canary', word)))).not.toEqual([]);
});

test('another word and random bytes are not found', async () => {
  const file = join(folder, 'other');
  await writeFile(file, Buffer.concat([Buffer.from('the heron left'), randomBytes(2_000_000)]));
  expect(await searchFiles([file], createSearch([...needlesOf('canary', word), ...imageNeedles]))).toEqual([]);
});

test.each([
  ['as it is', (header: Buffer) => header],
  ['in base64', (header: Buffer) => Buffer.from(`data:image/jpeg;base64,${header.toString('base64')}`)],
  ['in hexadecimal', (header: Buffer) => Buffer.from(header.toString('hex'))],
])('an image header is found %s, with its place', (_name, put) => {
  const image = put(Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'));
  const [found] = createSearch(imageNeedles)('image', Buffer.concat([Buffer.alloc(50, 7), image]));
  expect(found?.needle).toMatch(/^JPEG header/);
  expect(found?.at).toBeGreaterThanOrEqual(50);
});

test('of a long line each stretch of 36 letters holds a whole part', () => {
  const line = Array.from({ length: 40 }, (_, place) => String.fromCharCode(0x4e00 + place))
    .join('')
    .repeat(3);
  for (let start = 0; start + 36 <= line.length; start++)
    expect(partsOf(line).some((part) => part.length === 24 && line.slice(start, start + 36).includes(part))).toBe(true);
  expect(partsOf('short')).toEqual(['short']);
});

test('a needle at the very end and two that begin alike are found', () => {
  const search = createSearch([...needlesOf('one', 'heron one'), ...needlesOf('two', 'heron two')]);
  expect(search('end', Buffer.from('..heron one, heron two')).map(({ needle, at }) => [needle, at])).toEqual([
    ['one utf-8', 2],
    ['two utf-8', 13],
  ]);
});

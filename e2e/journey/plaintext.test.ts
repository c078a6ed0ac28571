import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesBelow, imageNeedles, needlesOf, searchFiles } from './plaintext.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-plaintext-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const word = 'the heron waits by Tidemarsh bridge';
const hidden: Record<string, Buffer> = {
  'utf-8': Buffer.from(`xx${word}yy`),
  'utf-16': Buffer.from(`xx${word}yy`, 'utf16le'),
  'base64 at 0': Buffer.from(Buffer.from(word).toString('base64')),
  'base64 at 1': Buffer.from(Buffer.from(`z${word} and on`).toString('base64')),
  'base64 at 2': Buffer.from(Buffer.from(`zz${word} and on`).toString('base64url')),
  'json-escaped': Buffer.from([...word].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')),
};

test.each(Object.entries(hidden))('a word is found as %s', async (name, bytes) => {
  const file = join(folder, name.replaceAll(' ', '-'));
  await writeFile(file, bytes);
  expect(await searchFiles(await filesBelow(file), needlesOf('canary', word))).not.toEqual([]);
});

test('another word and random bytes are not found', async () => {
  const file = join(folder, 'other');
  await writeFile(file, Buffer.concat([Buffer.from('the heron left'), randomBytes(200_000)]));
  expect(await searchFiles([file], [...needlesOf('canary', word), ...imageNeedles])).toEqual([]);
});

test('an image header is found', async () => {
  const file = join(folder, 'image');
  await writeFile(file, Buffer.concat([Buffer.alloc(50, 7), Buffer.from('ffd8ffe000104a46494600', 'hex')]));
  expect((await searchFiles([file], imageNeedles)).map((one) => one.needle)).toEqual(['JPEG header']);
});

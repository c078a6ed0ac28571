/** Our log as a stranger's tools see it: Go's own sumdb libraries verify checkpoint, entries and tiles. */

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256, toUtf8 } from '../bytes.ts';
import { exportVerifyKey, generateSigningKeyPair } from '../sign.ts';
import { signCheckpoint } from './checkpoint.ts';
import { verifierKeyOf } from './note.ts';
import { TileLog } from './tile-log.ts';

const run = promisify(execFile);
/** Kept between runs: compiling Go's own library takes longer than all of these tests. */
const cache = fileURLToPath(new URL('../../../../node_modules/.cache/go', import.meta.url));
const source = fileURLToPath(new URL('../../verify-go/verify.go', import.meta.url));
let folder: string;
let program: string;
let verifierKey: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candour-log-'));
  program = join(folder, 'verify');
  const env = {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: '/usr/share/gocode',
    GOCACHE: cache,
    GOFLAGS: '',
    GOTOOLCHAIN: 'local',
  };
  try {
    await run('go', ['build', '-o', program, source], { env, cwd: folder });
  } catch (error) {
    throw new Error(
      `The Go verifier cannot be built here. Run: apt-get install golang-go golang-golang-x-mod-dev\n${String(error)}`,
    );
  }
  verifierKey = await writeLog(1000);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('Go verifies a log of 1,000 entries', async () => {
  expect(await verify()).toBe('ok size=1000\n');
});

test('Go refuses a changed entry, a changed tile, another size and another key', async () => {
  await withChange('tile/entries/001', (bytes) => flip(bytes, 40), /another root/);
  await withChange('tile/0/002', (bytes) => flip(bytes, 40), /tile .* does not fit/);
  await withChange('tile/1/000.p/3', (bytes) => flip(bytes, 0), /tile .* does not fit/);
  await withChange('checkpoint', (bytes) => Buffer.from(bytes.toString().replace('\n1000\n', '\n999\n')), /refused/);
  const { publicKey } = await generateSigningKeyPair();
  await expect(verify(verifierKeyOf('candour.example/log', await exportVerifyKey(publicKey)))).rejects.toThrow(
    /refused/,
  );
});

async function writeLog(count: number): Promise<string> {
  const log = await TileLog.open(
    {
      read: async () => null,
      async write(path, bytes) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), bytes);
      },
    },
    0,
  );
  for (let i = 0; i < count; i++) log.append(sha256(toUtf8(`row ${i}`)));
  const size = await log.publish();
  const { privateKey, publicKey } = await generateSigningKeyPair();
  const signer = { name: 'candour.example/log', privateKey, publicKeyRaw: await exportVerifyKey(publicKey) };
  await writeFile(join(folder, 'checkpoint'), await signCheckpoint({ size, root: log.root() }, signer));
  return verifierKeyOf(signer.name, signer.publicKeyRaw);
}

async function verify(key: string = verifierKey): Promise<string> {
  return (await run(program, [folder, join(folder, 'checkpoint'), key])).stdout;
}

async function withChange(path: string, change: (bytes: Buffer) => Buffer, message: RegExp): Promise<void> {
  const file = join(folder, path);
  const before = await readFile(file);
  await writeFile(file, change(before));
  await expect(verify(), path).rejects.toThrow(message);
  await writeFile(file, before);
  expect(await verify()).toBe('ok size=1000\n');
}

function flip(bytes: Buffer, place: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[place] = (changed[place] as number) ^ 1;
  return changed;
}

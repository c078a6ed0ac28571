// Checks the log as a stranger would: signature of the checkpoint, root from the entries, root from the tiles; and by Go where there is one.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  fromUtf8,
  leafOf,
  canonicalJson,
  parseVerifierKey,
  readEntry,
  rootOf,
  tileHashReader,
  TileLog,
  toHex,
  verifyCheckpoint,
} from '@candour/trust';
import type { LoggedAction } from '@candour/contract';
import { findGo, goPath } from '../../scripts/chromium.ts';
import { root as repository } from '../../scripts/run-command.ts';

const run = promisify(execFile);

export interface CheckedLog {
  readonly size: number;
  /** The entries in their order, as hexadecimal: salted hashes of actions. */
  readonly entries: readonly string[];
  readonly hasGoAgreed: boolean | null;
}

/** @throws when anything does not fit. `folder` holds `checkpoint` and `tile/`. */
export async function checkLog(folder: string, verifierKey: string): Promise<CheckedLog> {
  const source = {
    read: (path: string) =>
      readFile(join(folder, path)).then(
        (bytes) => new Uint8Array(bytes),
        () => null,
      ),
  };
  const note = fromUtf8(new Uint8Array(await readFile(join(folder, 'checkpoint'))));
  const checkpoint = await verifyCheckpoint(note, await parseVerifierKey(verifierKey));
  const entries: string[] = [];
  const own = await TileLog.open({ read: async () => null, write: async () => undefined }, 0);
  for (let index = 0; index < checkpoint.size; index++) {
    const entry = await readEntry(source, index, checkpoint.size);
    entries.push(toHex(entry));
    own.append(entry);
  }
  await own.publish();
  if (toHex(own.root()) !== toHex(checkpoint.root))
    throw new Error('the entries give another root than the checkpoint');
  if (toHex(await rootOf(checkpoint.size, tileHashReader(source, checkpoint.size))) !== toHex(checkpoint.root))
    throw new Error('the tiles give another root than the checkpoint');
  return { size: checkpoint.size, entries, hasGoAgreed: await askGo(folder, verifierKey) };
}

/** Whether this action stands at this place, by its salt. */
export const standsAt = (log: CheckedLog, index: number, action: LoggedAction, salt: Uint8Array): boolean =>
  log.entries[index] === toHex(leafOf(salt, canonicalJson(action)));

async function askGo(folder: string, verifierKey: string): Promise<boolean | null> {
  const go = findGo();
  if (!go) return null;
  const build = await mkdtemp(join(tmpdir(), 'candour-go-'));
  try {
    const program = join(build, 'verify');
    const env = {
      ...process.env,
      GO111MODULE: 'off',
      GOPATH: goPath(),
      GOCACHE: join(tmpdir(), 'candour-go-cache'),
      GOFLAGS: '',
      GOTOOLCHAIN: 'local',
    };
    await run(go, ['build', '-o', program, join(repository, 'packages/trust/verify-go/verify.go')], {
      env,
      cwd: build,
    });
    return (await run(program, [folder, join(folder, 'checkpoint'), verifierKey])).stdout.startsWith('ok ');
  } finally {
    await rm(build, { recursive: true, force: true });
  }
}

// What a run leaves for other programs to check: pictures, the data folder, the log with its key, one sealed clip with its manifest.
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClipEnvelope, DocumentsAnswer } from '@candour/contract';

export interface LogCopy {
  readonly folder: string;
  readonly verifierKey: string;
}

/** The log as one would fetch it: `checkpoint`, `tile/…`, and the key to verify them with. */
export async function copyLog(
  dataFolder: string,
  school: string,
  checkpoint: string,
  documents: DocumentsAnswer,
  target: string,
): Promise<LogCopy> {
  await mkdir(target, { recursive: true });
  await cp(join(dataFolder, 'log', school, 'tile'), join(target, 'tile'), { recursive: true });
  await writeFile(join(target, 'checkpoint'), checkpoint);
  const keys = documents
    .filter(({ kind }) => kind === 'server-keys')
    .toSorted((one, other) => other.version - one.version)[0];
  const { logVerifierKey } = (keys?.payload as { body: { logVerifierKey: string } } | undefined)?.body ?? {
    logVerifierKey: '',
  };
  await writeFile(join(target, 'verifier-key'), `${logVerifierKey}\n`);
  return { folder: target, verifierKey: logVerifierKey };
}

/** The clip's frames as they lie on the server, sealed and under their record key's outer layer. @returns how many */
export async function copyClip(
  dataFolder: string,
  school: string,
  manifest: ClipEnvelope,
  target: string,
): Promise<number> {
  const weeks = await readdir(join(dataFolder, 'evidence', school));
  for (const week of weeks) {
    const folder = join(dataFolder, 'evidence', school, week, manifest.clip);
    const frames = await readdir(folder).catch(() => []);
    if (frames.length === 0) continue;
    await mkdir(target, { recursive: true });
    await cp(folder, join(target, 'frames'), { recursive: true });
    await writeFile(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    return frames.length;
  }
  return 0;
}

/** What was searched for, so that another program can search again. */
export async function writeNeedles(
  out: string,
  lines: readonly string[],
  { canaries }: { readonly canaries: { readonly given: readonly string[] } },
): Promise<void> {
  await writeFile(join(out, 'searched-for.json'), `${JSON.stringify({ lines, canaries: canaries.given })}\n`);
}

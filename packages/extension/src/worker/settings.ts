// Where the device learns its server: the browser's policy. The policy reads `{}` at first and is right some seconds later.
import { readOwnFolder } from '../settings-file.ts';
import type { HostSettings, OwnFolderSettings } from '../wire.ts';

const names = ['server', 'school', 'signerSetDigest', 'enrolmentCode', 'deviceName'] as const;

/** `null` while they are not (yet) all there: never a reason to say that the device is not enrolled. */
export async function readSettings(): Promise<HostSettings | null> {
  const managed = await chrome.storage.managed.get([...names]).catch(() => ({}));
  return complete(managed) ?? complete((await readOwnFolder()) ?? {});
}

export const readOwnSettings = (): Promise<OwnFolderSettings | null> => readOwnFolder();

export function complete(found: object): HostSettings | null {
  const values = found as Record<string, unknown>;
  const read = Object.fromEntries(names.map((name) => [name, values[name]]));
  return names.every((name) => typeof read[name] === 'string' && read[name] !== '')
    ? (read as unknown as HostSettings)
    : null;
}

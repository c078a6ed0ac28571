// The settings file of demo and test builds, in the extension's own folder. The release build has no such path (a test looks).
import { readsOwnFolder } from './flavour.ts';
import type { OwnFolderSettings } from './wire.ts';

/** Settings where policy may not be set; `null` in a release build, and where the file is missing. */
export async function readOwnFolder(): Promise<OwnFolderSettings | null> {
  if (!readsOwnFolder) return null;
  try {
    const answer = await fetch(chrome.runtime.getURL('candour-settings.json'));
    return (await answer.json()) as OwnFolderSettings;
  } catch {
    return null;
  }
}

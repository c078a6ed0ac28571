// The only door of `@candour/extension`, for those who load a built extension: where its settings file goes and what may stand in it.
export type { HostSettings, OwnFolderSettings } from './wire.ts';

/** Demo and test builds read this file in their own folder. */
export const settingsFileName = 'candour-settings.json';
/** Folder of a build, from the root of the repository. */
export const builtFolder = (flavour: 'release' | 'demo' | 'test', browser: 'chrome' | 'edge' = 'chrome'): string =>
  `packages/extension/.output/${flavour}-${browser}`;
/** The id of unpacked demo and test builds: their manifest carries the key that it is made from. */
export const unpackedId = 'dhlpjllanofkbnapkpddijlgkilohpcb';

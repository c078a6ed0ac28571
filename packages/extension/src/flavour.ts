// Which build this is. The build replaces the word, so that what belongs to another flavour is not in the bundle at all.
declare const __FLAVOUR__: 'release' | 'demo' | 'test';
declare const __VERSION__: string;

/** Settings from the browser's policy only, unless this is true: then also from a file in the extension's own folder. */
export const readsOwnFolder = __FLAVOUR__ !== 'release';
/** Tells a test what was seen and what was acknowledged, over loopback. */
export const isTest = __FLAVOUR__ === 'test';
/** The word shown beside the name wherever the extension shows itself. */
export const flavour = __FLAVOUR__;
/** Of the extension. From the build: an offscreen document has no `runtime.getManifest`. */
export const version = __VERSION__;

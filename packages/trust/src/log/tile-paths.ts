/** Names of the files of a log (C2SP tlog-tiles): where tiles and entry bundles lie, and how wide each is at a given size. */

/** Hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;

/** `x001/x234/067` for 1234067: groups of three digits, all but the last marked, so that no folder grows large. */
function numberPath(index: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
}

/** `tile/<level>/<index>`, with `.p/<width>` while it holds fewer than 256 hashes. Level counts tiles: 8 tree levels each. */
export function tilePath(level: number, index: number, width: number = TILE_WIDTH): string {
  return `tile/${level}/${numberPath(index)}${partial(width)}`;
}

/** `tile/entries/<index>`, with `.p/<width>` while it holds fewer than 256 entries. */
export function entriesPath(index: number, width: number = TILE_WIDTH): string {
  return `tile/entries/${numberPath(index)}${partial(width)}`;
}

/** How many hashes the tile at this place holds in a tree of `size`: 0 to 256. */
export function tileWidth(level: number, index: number, size: number): number {
  const hashCount = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashCount - index * TILE_WIDTH));
}

const partial = (width: number): string => (width === TILE_WIDTH ? '' : `.p/${width}`);

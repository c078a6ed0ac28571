// The one seed of a run: printed once, handed on, and taken over when given, so that a failure can be repeated.
import { randomBytes } from 'node:crypto';

/** Reads CANDOUR_SEED or makes one, sets it for everything started from here and returns it. */
export function setSeed(): string {
  const seed = process.env['CANDOUR_SEED'] || randomBytes(4).readUInt32LE().toString();
  process.env['CANDOUR_SEED'] = seed;
  return seed;
}

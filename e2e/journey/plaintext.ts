// Searches bytes for many needles in one pass, and lists the files of a folder.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Needle } from './needles.ts';

export interface Found {
  readonly place: string;
  readonly needle: string;
  readonly at: number;
}

export type Search = (place: string, bytes: Buffer) => Found[];

const startLength = 4;
const slots = 1 << 20;
const slotOf = (bytes: Uint8Array, at: number): number =>
  (Math.imul(
    (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24),
    0x9e3779b1,
  ) >>>
    12) %
  slots;

/** One pass over the bytes, however many needles there are: their first four bytes lead to the few that could stand here. */
export function createSearch(needles: readonly Needle[]): Search {
  const isUsed = new Uint8Array(slots);
  const bySlot = new Map<number, Needle[]>();
  for (const needle of needles) {
    if (needle.bytes.length < startLength) throw new Error(`needle too short: ${needle.name}`);
    const slot = slotOf(needle.bytes, 0);
    isUsed[slot] = 1;
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), needle]);
  }
  return (place, bytes) => {
    const found: Found[] = [];
    for (let at = 0; at + startLength <= bytes.length; at++) {
      const slot = slotOf(bytes, at);
      if (isUsed[slot] === 0) continue;
      for (const needle of bySlot.get(slot) ?? [])
        if (
          bytes.compare(needle.bytes, 0, needle.bytes.length, at, Math.min(bytes.length, at + needle.bytes.length)) ===
          0
        )
          found.push({ place, needle: needle.name, at });
    }
    return found;
  };
}

/** Every file below a folder, or the file itself; what vanishes meanwhile is passed over. */
export async function filesBelow(path: string): Promise<string[]> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts) return [];
  if (facts.isFile()) return [path];
  if (!facts.isDirectory()) return [];
  const names = await readdir(path).catch(() => []);
  return (await Promise.all(names.map((name) => filesBelow(join(path, name))))).flat();
}

export async function searchFiles(paths: readonly string[], search: Search): Promise<Found[]> {
  const found: Found[] = [];
  for (const path of paths) {
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes) found.push(...search(path, bytes));
  }
  return found;
}

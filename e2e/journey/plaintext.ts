// Searches files for words in every encoding they could hide in, and for image headers.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface Needle {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The word as UTF-8, UTF-16 both ways, base64 at each of its three alignments, and JSON-escaped. */
export function needlesOf(name: string, text: string): Needle[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const escaped = [...text].map((letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join('');
  const aligned = [0, 1, 2].map((shift) => {
    // Only the part whose base64 does not depend on what stands before or after it.
    const encoded = Buffer.concat([Buffer.alloc(shift), utf8]).toString('base64');
    return encoded.slice(shift === 0 ? 0 : 4, Math.floor((utf8.length + shift) / 3) * 4);
  });
  return [
    { name: `${name} utf-8`, bytes: utf8 },
    { name: `${name} utf-16le`, bytes: utf16 },
    { name: `${name} utf-16be`, bytes: Buffer.from(utf16).swap16() },
    { name: `${name} json`, bytes: Buffer.from(escaped) },
    ...aligned.flatMap((encoded, shift) => {
      const urlSafe = encoded.replaceAll('+', '-').replaceAll('/', '_');
      return [
        { name: `${name} base64/${shift}`, bytes: Buffer.from(encoded) },
        ...(urlSafe === encoded ? [] : [{ name: `${name} base64url/${shift}`, bytes: Buffer.from(urlSafe) }]),
      ];
    }),
  ];
}

/** Headers of the image files that a frame could be: JFIF, Exif, PNG, WebP. */
export const imageNeedles: readonly Needle[] = [
  { name: 'JPEG header', bytes: Buffer.from('ffd8ffe000104a464946', 'hex') },
  { name: 'Exif header', bytes: Buffer.from('457869660000', 'hex') },
  { name: 'PNG header', bytes: Buffer.from('89504e470d0a1a0a', 'hex') },
  { name: 'WebP header', bytes: Buffer.from('57454250565038', 'hex') },
];

export interface Found {
  readonly place: string;
  readonly needle: string;
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

export async function searchFiles(paths: readonly string[], needles: readonly Needle[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const place of paths) {
    const bytes = await readFile(place).catch(() => undefined);
    if (!bytes) continue;
    for (const needle of needles) if (bytes.includes(needle.bytes)) found.push({ place, needle: needle.name });
  }
  return found;
}

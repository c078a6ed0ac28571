// What a leak looks like: words in every encoding they could hide in, and the headers of images.

export interface Needle {
  readonly name: string;
  readonly bytes: Buffer;
}

/** As long as a part of a line must be to be told from other people's words. */
const partLength = 24;

/** A long line in overlapping parts, since what is kept of a text may begin and end anywhere; a short one as it is. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0; start === 0 || start + partLength / 2 < text.length; start += partLength / 2)
    parts.push(text.slice(start, start + partLength));
  return parts.filter((part) => part.length >= Math.min(partLength, text.length) - partLength / 4);
}

/** The word as UTF-8, UTF-16 both ways, JSON-escaped, hexadecimal, and base64 at each of its three alignments. */
export function needlesOf(name: string, text: string): Needle[] {
  const utf8 = Buffer.from(text, 'utf8');
  const utf16 = Buffer.from(text, 'utf16le');
  const json = JSON.stringify(text).slice(1, -1);
  const needles = [
    { name: `${name} utf-8`, bytes: utf8 },
    { name: `${name} utf-16le`, bytes: utf16 },
    { name: `${name} utf-16be`, bytes: Buffer.from(utf16).swap16() },
    { name: `${name} json`, bytes: Buffer.from(json) },
    { name: `${name} json, ASCII only`, bytes: Buffer.from(json.replace(/[^\x20-\x7e]/g, escaped)) },
    { name: `${name} json, all escaped`, bytes: Buffer.from(text.replace(/[\s\S]/g, escaped)) },
    {
      name: `${name} json, all escaped, capitals`,
      bytes: Buffer.from(text.replace(/[\s\S]/g, (unit) => `\\u${hexOf(unit).toUpperCase()}`)),
    },
    ...encodedNeedles(name, utf8),
    ...base64Needles(`${name} utf-16`, utf16),
  ];
  return needles.filter(({ bytes }, place) => needles.findIndex((one) => one.bytes.equals(bytes)) === place);
}

/** Headers of the image files that a frame could be: JFIF, Exif, PNG, WebP; as they are, in base64 and in hexadecimal. */
export const imageNeedles: readonly Needle[] = (
  [
    ['JPEG header', 'ffd8ffe000104a464946'],
    ['Exif header', '457869660000'],
    ['PNG header', '89504e470d0a1a0a0000000d49484452'],
    ['WebP header', '57454250565038'],
  ] as const
).flatMap(([name, hex]) => [
  { name, bytes: Buffer.from(hex, 'hex') },
  ...encodedNeedles(name, Buffer.from(hex, 'hex')),
]);

function hexOf(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, '0');
}
function escaped(unit: string): string {
  return `\\u${hexOf(unit)}`;
}

function encodedNeedles(name: string, bytes: Buffer): Needle[] {
  return [{ name: `${name} hexadecimal`, bytes: Buffer.from(bytes.toString('hex')) }, ...base64Needles(name, bytes)];
}

function base64Needles(name: string, bytes: Buffer): Needle[] {
  return [0, 1, 2].flatMap((shift) => {
    // Only the part whose base64 does not depend on what stands before or after it.
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const encoded = whole.slice(shift === 0 ? 0 : 4, Math.floor((bytes.length + shift) / 3) * 4);
    // Shorter than this it would stand in random base64 by chance.
    if (encoded.length < 8) return [];
    const urlSafe = encoded.replaceAll('+', '-').replaceAll('/', '_');
    return [
      { name: `${name} base64/${shift}`, bytes: Buffer.from(encoded) },
      ...(urlSafe === encoded ? [] : [{ name: `${name} base64url/${shift}`, bytes: Buffer.from(urlSafe) }]),
    ];
  });
}

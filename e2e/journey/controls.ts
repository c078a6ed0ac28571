// What the search must find before it may say that it found nothing: a line in each encoding, and the header of an image.
import { randomBytes } from 'node:crypto';
import { imageNeedles, type Needle, needlesOf } from './needles.ts';

export interface Control {
  readonly kind: 'utf-8' | 'utf-16' | 'base64' | 'json-escaped' | 'image header';
  readonly bytes: Buffer;
}

export interface ControlSet {
  readonly controls: readonly Control[];
  /** What finds the first four. */
  readonly needles: readonly Needle[];
  /** Stands behind the planted image header, so that it is told from a pupil's frame. */
  readonly mark: Buffer;
}

export function createControls(): ControlSet {
  // Beyond ASCII, so that its JSON-escaped form differs from the plain one.
  const line = `control “${randomBytes(6).toString('hex')}” planted to be found`;
  const mark = Buffer.from(`control ${randomBytes(6).toString('hex')}`);
  const jpeg = imageNeedles.find(({ name }) => name === 'JPEG header')?.bytes ?? Buffer.alloc(0);
  return {
    controls: [
      { kind: 'utf-8', bytes: Buffer.from(line) },
      { kind: 'utf-16', bytes: Buffer.from(line, 'utf16le') },
      { kind: 'base64', bytes: Buffer.from(Buffer.from(line).toString('base64')) },
      {
        kind: 'json-escaped',
        bytes: Buffer.from(
          [...line].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
        ),
      },
      { kind: 'image header', bytes: Buffer.concat([jpeg, mark]) },
    ],
    needles: needlesOf('control', line),
    mark,
  };
}

/** Which of the kinds a name of a found needle stands for. */
export function kindOf(needle: string): Control['kind'] | undefined {
  if (needle.startsWith('JPEG header')) return 'image header';
  if (needle.includes('base64')) return 'base64';
  if (needle.includes('utf-16')) return 'utf-16';
  if (needle.includes('json')) return 'json-escaped';
  return needle.includes('utf-8') ? 'utf-8' : undefined;
}

import { expect, test } from 'vitest';
import { barColours, codeOf, readCode, stripHeight } from './codes.ts';

const width = 1280;

/** A frame's top strip with the bars of a code, each channel moved by `noise`. */
function stripOf(code: string, noise: number): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(width * stripHeight * 4);
  for (let y = 0; y < stripHeight; y++) {
    for (let x = 0; x < width; x++) {
      const colour = barColours[Number.parseInt(code[Math.floor((x * 8) / width)] ?? '0', 16)] ?? [0, 0, 0];
      colour.forEach((value, channel) => {
        pixels[(y * width + x) * 4 + channel] = value + (((x + y + channel) % 3) - 1) * noise;
      });
    }
  }
  return pixels;
}

test('a code is the first eight hex digits of SHA-256 over seed and second', () => {
  // `printf seed:0 | sha256sum`
  expect(codeOf('seed', 0)).toBe('58f9082d');
  expect(codeOf('abc', 7)).toMatch(/^[0-9a-f]{8}$/);
  expect(codeOf('abc', 7)).not.toBe(codeOf('abc', 8));
});

test('every digit is read back at every bar, also through the noise of a lossy picture', () => {
  for (let turn = 0; turn < 16; turn++) {
    const code = Array.from({ length: 8 }, (_, bar) => ((bar * 3 + turn) % 16).toString(16)).join('');
    expect(readCode(stripOf(code, 12), width)).toBe(code);
  }
});

test('a strip that is no code is not read as one', () => {
  const grey = new Uint8ClampedArray(width * stripHeight * 4).fill(200);
  expect(readCode(grey, width)).toBeNull();
});

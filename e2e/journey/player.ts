// Reads the console's player as a lead sees it: every frame's code from the pixels of its canvas.
import type { Page } from 'playwright-core';
import { readCode, stripHeight } from './codes.ts';

export interface ReadFrame {
  readonly index: number;
  /** `open` when it was drawn. */
  readonly state: string;
  readonly code: string | null;
}

const canvas = '[data-player] canvas';

/** Steps from the first frame to the last. */
export async function readPlayer(page: Page): Promise<ReadFrame[]> {
  const count = Number(await page.locator('[data-player]').getAttribute('data-frame-count'));
  const read: ReadFrame[] = [];
  await page.keyboard.press('[');
  for (let position = 0; position < count; position++) {
    if (position > 0) await page.keyboard.press('.');
    await page.locator(`${canvas}[data-frame-position="${position}"]:not([data-frame-state=coming])`).waitFor();
    read.push(await readFrame(page));
  }
  return read;
}

async function readFrame(page: Page): Promise<ReadFrame> {
  const { index, state, width, strip } = await page.locator(canvas).evaluate((element, height) => {
    const place = element as HTMLCanvasElement;
    const pixels = place.getContext('2d')?.getImageData(0, 0, place.width, height).data ?? new Uint8ClampedArray();
    let text = '';
    for (let at = 0; at < pixels.length; at += 8_192) text += String.fromCharCode(...pixels.subarray(at, at + 8_192));
    return {
      index: Number(place.dataset['frameIndex']),
      state: place.dataset['frameState'] ?? '',
      width: place.width,
      strip: btoa(text),
    };
  }, stripHeight);
  return { index, state, code: state === 'open' ? readCode(Buffer.from(strip, 'base64'), width) : null };
}

// The player, read as a machine would: every frame of the manifest from the canvas's own pixels, gaps and failures as what they are.
import type { Page } from 'playwright-core';
import type { StoredIncident } from '../../packages/web/testing/made-incidents.ts';
import type { Stage } from './stage.ts';
import { lookEverywhere } from './stage.ts';
import { colourSpot, pictureColours } from './pictures.ts';
import { holds, same } from './tally.ts';

interface Seen {
  readonly index: number;
  readonly state: string;
  readonly colour: string;
  readonly width: number;
  readonly height: number;
}

const canvas = '[data-player] canvas';

/** Steps from the first frame to the last and reads each once it is drawn. */
async function readFrames(page: Page): Promise<Seen[]> {
  const count = Number(await page.locator('[data-player]').getAttribute('data-frame-count'));
  const seen: Seen[] = [];
  await page.keyboard.press('[');
  for (let position = 0; position < count; position++) {
    if (position > 0) await page.keyboard.press('.');
    await page.locator(`${canvas}[data-frame-position="${position}"]:not([data-frame-state=coming])`).waitFor();
    seen.push(
      await page.locator(canvas).evaluate((element, { x, y }) => {
        const place = element as HTMLCanvasElement;
        const [red = 0, green = 0, blue = 0, alpha = 0] = place.getContext('2d')?.getImageData(x, y, 1, 1).data ?? [];
        const { frameIndex, frameState } = place.dataset;
        return {
          index: Number(frameIndex),
          state: frameState ?? '',
          colour: alpha ? `${red},${green},${blue}` : 'none',
          width: place.width,
          height: place.height,
        };
      }, colourSpot),
    );
  }
  return seen;
}

const nearest = (colour: string): string => {
  const rgb = colour.split(',').map(Number);
  const distance = (hex: string): number =>
    [1, 3, 5].reduce(
      (sum, at, channel) => sum + Math.abs(Number.parseInt(hex.slice(at, at + 2), 16) - (rgb[channel] ?? 0)),
      0,
    );
  return colour === 'none' ? 'none' : (pictureColours.toSorted((a, b) => distance(a) - distance(b))[0] ?? 'none');
};

export async function checkPlayer(stage: Stage, page: Page, critical: StoredIncident): Promise<void> {
  const { check } = stage.tally;
  const frames = critical.manifest?.frames ?? [];
  const own = frames.filter((frame) => 'sha256' in frame);
  const lastOwn = own.at(-1)?.index;

  await check('blurred until a key reveals it, and blurred again by the same', async () => {
    const isBlurred = (): Promise<string | null> => page.locator(canvas).getAttribute('data-blurred');
    await page.locator(`${canvas}[data-frame-state=open]`).waitFor();
    same(await isBlurred(), 'true');
    await page.keyboard.press('b');
    same(await isBlurred(), 'false');
    await page.keyboard.press('b');
    same(await isBlurred(), 'true');
  });
  await lookEverywhere(stage, page, '08-player-blurred');
  await page.keyboard.press('b');
  await lookEverywhere(stage, page, '08-player');

  await check(
    'every frame of the manifest is reached and shows its own picture, the damaged and the missing as such',
    async () => {
      const seen = await readFrames(page);
      same(
        seen.map(({ index }) => index),
        frames.map(({ index }) => index),
        'indexes',
      );
      let next = 0;
      let showing = '';
      for (const [position, frame] of frames.entries()) {
        const found = seen[position];
        holds(found, 'a frame');
        if ('sha256' in frame) showing = pictureColours[next++] ?? '';
        const expected = position === 5 ? 'failed' : frame.index === lastOwn ? 'not-arrived' : 'open';
        same(found.state, expected, `state of frame ${frame.index}`);
        if (expected !== 'open') continue;
        same(nearest(found.colour), showing, `picture of frame ${frame.index}`);
        same([found.width, found.height], [1366, 768], 'natural size');
      }
      await page.getByText('1 picture did not open').waitFor();
      await page.getByText('1 picture not arrived from the device yet').waitFor();
    },
  );
  await check('a frame that arrives later shows without a further opening', async () => {
    const [clip] = critical.view.clips;
    if (clip) critical.view = { ...critical.view, clips: [{ ...clip, state: 'stored', framesHere: own.length }] };
    stage.server.put(critical);
    await page.locator(`${canvas}[data-frame-index="${lastOwn}"][data-frame-state=open]`).waitFor();
  });
  await check('a gap shows its reason in words, while playing and by hand', async () => {
    await page.getByText('A password, card or code field had the focus').first().waitFor();
    await page.keyboard.press('[');
    for (let step = 0; step < 3; step++) await page.keyboard.press('.');
    await page.keyboard.press('p');
    await page.getByText('No picture was kept here. A password, card or code field had the focus.').waitFor();
    await page.keyboard.press('p');
  });
  await lookEverywhere(stage, page, '08-player-gap');
  await check('it plays by itself from frame to frame', async () => {
    await page.keyboard.press(']');
    await page.keyboard.press(',');
    const last = frames.length - 1;
    await page.locator(`${canvas}[data-frame-position="${last - 1}"]`).waitFor();
    await page.keyboard.press('p');
    await page.locator(`${canvas}[data-frame-position="${last}"]`).waitFor();
    await page.keyboard.press('p');
    await page.keyboard.press('g');
    same(await page.locator(canvas).getAttribute('data-grey'), 'true');
    await page.keyboard.press('g');
    await page.keyboard.press('0');
  });
}

// Presses keys in one field of the bench's page, as the browser's input does, and takes the time of each press.
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';

export const fields = ['input', 'textarea', 'editable'] as const;
export type Field = (typeof fields)[number];

export interface Typist {
  readonly session: CDPSession;
  /** @returns ms from each press until the page has dealt with it */
  type(field: Field, count: number): Promise<number[]>;
}

/** Slower than the 40 ms after which the extension looks at a key that no edit followed: all of a key's work falls before the next. */
const betweenMs = 60;
const letters = 'the tide comes in twice a day ';

export async function seatTypist(context: BrowserContext, origin: string): Promise<Typist> {
  const page: Page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${origin}/keys.html`);
  await page.bringToFront();
  const session = await context.newCDPSession(page);
  return {
    session,
    async type(field, count) {
      await page.evaluate((id) => (globalThis as unknown as { toMiddle(id: string): void }).toMiddle(id), field);
      const tookMs: number[] = [];
      for (let number = 0; number < count; number += 1) {
        const text = letters[number % letters.length] ?? ' ';
        const startedMs = performance.now();
        await session.send('Input.dispatchKeyEvent', {
          type: 'keyDown',
          text,
          unmodifiedText: text,
          key: text,
          code: text === ' ' ? 'Space' : `Key${text.toUpperCase()}`,
        });
        tookMs.push(performance.now() - startedMs);
        await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text });
        await pause(betweenMs);
      }
      return tookMs;
    },
  };
}

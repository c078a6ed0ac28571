// What the steps of one scripted run share: who is who, what was typed, what was seen, where pictures go.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Installation, KnownSchool } from '../installation/installation.ts';
import { createCanaries } from './canaries.ts';
import type { CodePages } from './code-pages.ts';
import { createPace } from './pacing.ts';
import type { Phrases, TypedPhrase } from './phrases.ts';

/** A phrase that was typed, copied or searched for, and must have become a finding. */
export interface Expected {
  readonly phrase: TypedPhrase;
  readonly surface: 'typed' | 'copied' | 'searched';
  /** Stands before the phrase. */
  readonly canary: string;
  readonly step: string;
  /** From the last key to the console; null where the pace of keys was not the pupil's own. */
  readonly shownAfterMs: number | null;
}

export interface RunContext {
  readonly pages: CodePages;
  readonly installation: Installation;
  readonly school: KnownSchool;
  readonly phrases: Phrases;
  readonly canaries: ReturnType<typeof createCanaries>;
  readonly pace: ReturnType<typeof createPace>;
  readonly expected: Expected[];
  /** Seconds that belonged to a page of which no frame may be taken. */
  readonly forbiddenSeconds: { readonly page: string; readonly from: number; readonly to: number }[];
  /** Typed where nothing may be read. */
  readonly forbiddenCanaries: string[];
  /** Put into the pupil's mouth by hostile pages. */
  readonly forgedCanaries: string[];
  readonly complaints: string[];
  nextPhrase(): TypedPhrase;
  say(says: string): void;
  picture(page: Page, name: string): Promise<void>;
  /** The same on a phone and in the dark. */
  pictureElsewhere(page: Page, name: string, centre?: string): Promise<void>;
}

const phone = { width: 390, height: 844 };

export function createContext(
  parts: Pick<RunContext, 'pages' | 'installation' | 'school' | 'phrases' | 'say'>,
  pictures: string,
): RunContext {
  let taken = 0;
  let pictured = 0;
  const picture = async (page: Page, name: string): Promise<void> => {
    pictured += 1;
    await page.screenshot({
      path: join(pictures, `${String(pictured).padStart(2, '0')}-${name}.png`),
      animations: 'disabled',
    });
  };
  mkdirSync(pictures, { recursive: true });
  return {
    ...parts,
    canaries: createCanaries(),
    pace: createPace(),
    expected: [],
    forbiddenSeconds: [],
    forbiddenCanaries: [],
    forgedCanaries: [],
    complaints: [],
    nextPhrase() {
      const { ordinary } = parts.phrases;
      const phrase = ordinary[taken++ % ordinary.length];
      if (!phrase) throw new Error('the watchlist has no phrase to type');
      return phrase;
    },
    picture,
    async pictureElsewhere(page, name, centre) {
      const before = page.viewportSize();
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      await picture(page, `${name}-dark`);
      await page.setViewportSize(phone);
      if (centre) await page.locator(centre).scrollIntoViewIfNeeded();
      await picture(page, `${name}-phone-dark`);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await picture(page, `${name}-phone`);
      if (before) await page.setViewportSize(before);
    },
  };
}

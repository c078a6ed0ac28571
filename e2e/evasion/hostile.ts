// Cases of the hostile page: it neither hides what is typed nor puts words into the pupil's mouth; and with the defence off, it would.
import type { Page } from 'playwright-core';
import { type Case, freshWords } from './cases.ts';
import { pause, type Stage } from './stage.ts';

export const hidingAttacks = [
  'stop-propagation',
  'open-document',
  'open-document-often',
  'open-document-and-silence',
  'patched-prototypes',
  'removed-listeners',
  'clobbered-document',
  'no-content-frame',
  'never-frame',
  'javascript-frame',
  'blank-frame-opened',
  'one-field-per-letter',
  'field-emptied',
  'nothing-focused',
  'swapped-field',
] as const;

export const forgingAttacks = [
  'synthetic-events',
  'synthetic-composition',
  'exec-command',
  'exec-command-on-key',
  'exec-command-in-key',
  'exec-command-in-beforeinput',
  'exec-command-on-paste',
  'value-set-before-key',
  'value-set-on-key',
  'value-set-on-focus',
  'execute-copy',
  'dragged-piece',
  'set-after-silence',
] as const;

/** An attack and the defence without which it succeeds. */
const controls = [
  ['open-document', 'rearm'],
  ['open-document-and-silence', 'poll'],
  ['no-content-frame', 'reach'],
  ['one-field-per-letter', 'typed-run'],
  ['exec-command', 'gesture,own-words'],
  ['dragged-piece', 'gesture'],
  ['value-set-before-key', 'own-words'],
  ['synthetic-events', 'trusted,gesture,own-words'],
] as const;

const isHiding = (attack: string): boolean => (hidingAttacks as readonly string[]).includes(attack);

async function hides(stage: Stage, attack: string, without = ''): Promise<boolean> {
  const words = freshWords();
  const page = await stage.open(`/hostile.html?attack=${attack}&without=${without}`);
  await pause(250);
  await focusField(page, attack);
  // Slow enough for a human, and for looks twice a second to see it grow.
  await page.keyboard.type(words, { delay: attack === 'open-document-and-silence' ? 40 : 8 });
  const isRead = await stage.comes(words, without ? 1_200 : 2_500);
  await page.close();
  return !isRead;
}

async function forges(stage: Stage, attack: string, without = ''): Promise<boolean> {
  const words = freshWords();
  const page = await stage.open(`/hostile.html?attack=${attack}&without=${without}&words=${encodeURIComponent(words)}`);
  await pause(150);
  await focusField(page, attack);
  await pause(350);
  await page.keyboard.type('hello there', { delay: 60 });
  if (attack === 'exec-command-on-paste') {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => navigator.clipboard.writeText('a line of one’s own'));
    await page.keyboard.press('Control+V');
  }
  if (attack === 'dragged-piece') await page.dragAndDrop('#piece', '#board');
  await pause(700);
  await page.close();
  return stage.wasRead(words);
}

export async function focusField(page: Page, attack: string): Promise<void> {
  // The clobbered page also breaks the tools of the one who drives it.
  if (attack === 'clobbered-document') return page.mouse.click(400, 170);
  const frame = page.locator('#frame');
  if (await frame.count()) {
    // A frame that never commits has no locator of its own.
    const box = await frame.boundingBox();
    if (box) await page.mouse.click(box.x + 60, box.y + 40);
  } else await page.locator('#field').click({ position: { x: 5, y: 5 } });
}

export const hostileCases: readonly Case[] = [
  ...hidingAttacks.map((attack) => ({
    name: `hides nothing: ${attack}`,
    run: async (stage: Stage) => ((await hides(stage, attack)) ? 'typed and not read' : null),
  })),
  ...forgingAttacks.map((attack) => ({
    name: `forges nothing: ${attack}`,
    run: async (stage: Stage) => ((await forges(stage, attack)) ? 'the page’s words were taken for the pupil’s' : null),
  })),
  ...controls.map(([attack, defence]) => ({
    name: `control: ${attack} succeeds without ${defence}`,
    run: async (stage: Stage) =>
      (await (isHiding(attack) ? hides : forges)(stage, attack, defence))
        ? null
        : 'the attack failed without the defence: the case proves nothing',
  })),
];

// The last word of a phrase may become another word: then nothing is found. Left at once, or paused behind, the phrase is.
import { setTimeout as pause } from 'node:timers/promises';
import { hosts } from './hosts.ts';
import { pageOf } from './pupil.ts';
import { type Desk, editors, expectFinding, writeFence } from './writing.ts';

export async function playGoingOn(desk: Desk): Promise<void> {
  const { run, pupil, queue } = desk;
  const { page } = pupil;
  const before = queue.total();
  for (const [place, editor] of editors.entries()) {
    const phrase = run.phrases.goingOn[place % run.phrases.goingOn.length];
    if (!phrase) throw new Error('the watchlist has no phrase whose last word can go on');
    run.say(`the pupil writes a word that goes on: ${editor.name}`);
    await page.goto(pageOf(editor.path));
    await editor.begin(page);
    await page.keyboard.type(`${run.canaries.next()} ${phrase.longer}`);
    await page.keyboard.type(` ${run.canaries.next()}`);
  }
  await writeFence(desk, 'after the words that went on');
  const wrong = queue.total() - before - 1;
  if (wrong > 0) run.complaints.push(`words that went on made ${wrong} findings`);

  run.say('the pupil leaves the page with the last letter');
  const phrase = run.nextPhrase();
  const canary = run.canaries.next();
  await page.goto(pageOf('/form.html'));
  await editors[0]?.begin(page);
  await run.pace.turn();
  await page.keyboard.type(`${canary} ${phrase.text.slice(0, -1)}`);
  await expectFinding(desk, { phrase, surface: 'typed', canary, step: 'left at once' }, async () => {
    await page.keyboard.type(phrase.text.slice(-1));
    await page.goto(pageOf('/editor.html', hosts.school));
  });
  // Nothing of it comes twice.
  const shown = queue.total();
  await pause(1_500);
  if (queue.total() !== shown) run.complaints.push('a phrase that was left at once was found twice');
}

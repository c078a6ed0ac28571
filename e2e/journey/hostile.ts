// The hostile page against the demo build: what it hides must be found, what it forges must not; and with a defence off it would succeed.
import { setTimeout as pause } from 'node:timers/promises';
import { focusField, forgingAttacks, hidingAttacks, hostileCases } from '../evasion/hostile.ts';
import { setStage } from '../evasion/stage.ts';
import { pageOf } from './pupil.ts';
import { type Desk, expectFinding, writeFence } from './writing.ts';

export interface HostileResult {
  readonly attempted: number;
  readonly hidden: number;
}

export async function playHostile(desk: Desk): Promise<HostileResult> {
  const { run, pupil } = desk;
  let hidden = 0;
  run.say(`hostile pages: ${hidingAttacks.length} that hide, ${forgingAttacks.length} that forge`);
  for (const attack of hidingAttacks) {
    const isHidden = await hides(desk, attack).catch((error: unknown) => {
      run.complaints.push(`${attack}: ${error instanceof Error ? error.message : String(error)}`);
      return true;
    });
    if (isHidden) hidden += 1;
  }
  for (const attack of forgingAttacks) await tryForging(desk, attack);
  await run.picture(pupil.page, 'pupil-hostile');
  await writeFence(desk, 'after the hostile pages');
  return { attempted: hidingAttacks.length + forgingAttacks.length, hidden };
}

async function hides(desk: Desk, attack: string): Promise<boolean> {
  const { run, pupil } = desk;
  const { page } = pupil;
  const phrase = run.nextPhrase();
  const canary = run.canaries.next();
  await page.goto(pageOf(`/hostile.html?attack=${attack}`), {
    waitUntil: attack === 'never-frame' ? 'commit' : 'load',
  });
  // The attacks work with delays of their own.
  await pause(250);
  await focusField(page, attack);
  await run.pace.turn();
  // Where the page silenced every event, the field is looked at twice a second: a human writes slowly enough for that.
  const delay = attack === 'open-document-and-silence' ? 40 : 0;
  await page.keyboard.type(`${canary} ${phrase.text.slice(0, -1)}`, { delay });
  await expectFinding(
    desk,
    { phrase, surface: 'typed', canary, step: `hiding: ${attack}` },
    () => page.keyboard.type(phrase.text.slice(-1), { delay }),
    6_000,
  );
  return false;
}

async function tryForging({ run, pupil }: Desk, attack: string): Promise<void> {
  const { page } = pupil;
  const canary = run.canaries.next();
  run.forgedCanaries.push(canary);
  const words = `${canary} ${run.nextPhrase().text}`;
  await page.goto(pageOf(`/hostile.html?attack=${attack}&words=${encodeURIComponent(words)}`));
  await pause(100);
  await focusField(page, attack);
  await pause(350);
  await page.keyboard.type('hello', { delay: 60 });
  if (attack === 'exec-command-on-paste') {
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    await page.keyboard.press('Control+V');
  }
  await pause(200);
}

/** The test build with one defence off: the controls of the evasion suite. */
const controls = ['open-document', 'exec-command', 'value-set-before-key'];

/** @returns how many attacks succeed there */
export async function succeedWithoutDefence(): Promise<number> {
  const stage = await setStage({ endsWithSignals: false });
  try {
    let succeeded = 0;
    for (const { name, run } of hostileCases)
      if (controls.some((attack) => name.startsWith(`control: ${attack} `)) && (await run(stage)) === null)
        succeeded += 1;
    return succeeded;
  } finally {
    await stage.close();
  }
}

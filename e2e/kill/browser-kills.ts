// Kills of the pupil's browser: each time signed in anew on the same profile, a clip begun by the first phrase, and killed while typing goes on.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { signInToConsole } from './console-client.ts';
import { type PupilBrowser, startPupilBrowser } from './pupil-browser.ts';
import { listen, nextPupil, type Stage } from './stage.ts';

export interface KilledBrowser {
  /** Its device's id at the server. */
  readonly device: string;
  /** Everything older was made in a browser that was killed. */
  readonly lastStartAt: string;
  /** Waits until all its words have gone out. */
  drained(timeoutMs: number): Promise<void>;
  /** Goes on typing in the browser that lives. */
  typeOn(): { readonly done: Promise<number>; stop(): void };
  close(): Promise<void>;
}

/** Longer than a clip's seconds after its trigger would let it end: what is running when the kill comes stays interrupted. */
const longestLifeMs = 7_000;

export async function killBrowsers(stage: Stage, count: number): Promise<KilledBrowser> {
  const { installation, school, ear, pageOrigin, phrases, chance, ledger, say } = stage;
  const settings = {
    server: installation.url,
    school: school.id,
    signerSetDigest: school.signerSetDigest,
    enrolmentCode: school.enrolmentCodes[0] ?? '',
    deviceName: 'Library 1',
  };
  const start = (): Promise<PupilBrowser> => startPupilBrowser({ profile: join(stage.folder, 'profile'), settings, ear, pageOrigin });

  say('enrolling the pupil’s browser');
  let browser = await start();
  await browser.until(({ enrolment }) => enrolment === 'unconfirmed', 'enrolled');
  const technician = await signInToConsole(installation.url, school.id, 's.nowak', school.password);
  await technician.confirmAll();
  // The next start asks at once; the running one would within a quarter of a minute.
  await browser.kill();

  for (let number = 1; number <= count; number += 1) {
    browser = await start();
    await ready(browser, stage, number);
    // Two looks at the screen before the phrase, so that there is something to keep.
    await pause(2_200);
    const before = ear.acknowledged.length + ledger.size;
    const typing = browser.type(phrases, chance);
    await pause(chance.whole(150, longestLifeMs));
    await browser.kill();
    const typed = await typing.done;
    listen(stage);
    ledger.kills += 1;
    say(`kill ${ledger.kills}: browser, ${typed} phrases typed, ${ledger.size - before} acknowledged`);
  }

  const lastStartAt = new Date().toISOString();
  browser = await start();
  await ready(browser, stage, 0);
  const living = browser;
  return {
    device: (await living.until(({ device }) => device !== null, 'enrolled')).device ?? '',
    lastStartAt,
    drained: async (timeoutMs) => void (await living.until(({ outbox }) => outbox.texts === 0, 'all sent', timeoutMs)),
    typeOn: () => living.type(phrases, chance),
    close: () => living.close(),
  };
}

async function ready(browser: PupilBrowser, stage: Stage, pupil: number): Promise<void> {
  await browser.until(({ enrolment, policy }) => enrolment === 'confirmed' && policy !== null, 'confirmed, with a policy');
  await browser.signIn(nextPupil(stage, pupil), stage.school.password);
  await browser.until(({ text }) => text === 'yes', 'watching');
}

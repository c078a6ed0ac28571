// Kills of pupils' browsers: each time signed in anew on the same profile, a clip begun by the first phrase, and killed while typing goes on.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { signInToConsole } from './console-client.ts';
import { type PupilBrowser, startPupilBrowser } from './pupil-browser.ts';
import { listen, nextPupil, type Stage } from './stage.ts';

export interface KilledBrowsers {
  /** Their devices' ids at the server. */
  readonly devices: readonly string[];
  /** Everything older was made in a browser that was killed. */
  readonly lastStartAt: string;
  /** Waits until all their words have gone out. */
  drained(timeoutMs: number): Promise<void>;
  /** Goes on typing in one of those that live. */
  typeOn(): { readonly done: Promise<number>; stop(): void };
  close(): Promise<void>;
}

/** In turn, so that each device stays within its share of requests a minute although it starts anew all the time. */
const deviceCount = 3;
/** Shorter than a clip goes on after its trigger: what is running when the kill comes is interrupted. */
const longestLifeMs = 7_000;

export async function killBrowsers(stage: Stage, count: number): Promise<KilledBrowsers> {
  const { phrases, chance, ledger, say } = stage;
  const start = (device: number): Promise<PupilBrowser> => startOne(stage, device);
  await enrol(stage, start);

  for (let number = 1; number <= count; number += 1) {
    const browser = await start(number % deviceCount);
    await ready(browser, stage, number);
    // Two looks at the screen before the phrase, so that there is something to keep.
    await pause(2_200);
    const before = ledger.size;
    const typing = browser.type(phrases, chance);
    await pause(chance.whole(150, longestLifeMs));
    await browser.kill();
    const typed = await typing.done;
    listen(stage);
    ledger.kills += 1;
    say(`kill ${ledger.kills}: browser, ${typed} phrases typed, ${ledger.size - before} acknowledged`);
  }

  const lastStartAt = new Date().toISOString();
  const living: PupilBrowser[] = [];
  for (let device = 0; device < deviceCount; device += 1) living.push(await start(device));
  const devices = await Promise.all(
    living.map(
      async (one) => (await one.until(({ enrolment }) => enrolment === 'confirmed', 'confirmed')).device ?? '',
    ),
  );
  const [typedIn] = living as [PupilBrowser];
  await ready(typedIn, stage, 0);
  return {
    devices,
    lastStartAt,
    drained: async (timeoutMs) =>
      void (await Promise.all(
        living.map((one) => one.until(({ outbox }) => outbox.texts === 0, 'all sent', timeoutMs)),
      )),
    typeOn: () => typedIn.type(phrases, chance),
    close: async () => void (await Promise.all(living.map((one) => one.close()))),
  };
}

function startOne({ installation, school, folder, ear, pageOrigin }: Stage, device: number): Promise<PupilBrowser> {
  const settings = {
    server: installation.url,
    school: school.id,
    signerSetDigest: school.signerSetDigest,
    enrolmentCode: school.enrolmentCodes[device] ?? '',
    deviceName: `Library ${device + 1}`,
  };
  return startPupilBrowser({ profile: join(folder, `profile-${device + 1}`), settings, ear, pageOrigin });
}

async function enrol(
  { installation, school, say }: Stage,
  start: (device: number) => Promise<PupilBrowser>,
): Promise<void> {
  say(`enrolling ${deviceCount} browsers`);
  await Promise.all(
    Array.from({ length: deviceCount }, async (_, device) => {
      const browser = await start(device);
      await browser.until(({ enrolment }) => enrolment === 'unconfirmed', 'enrolled');
      // The next start asks at once whether it is confirmed; a running one asks within a quarter of a minute.
      await browser.kill();
    }),
  );
  await (await signInToConsole(installation.url, school.id, 's.nowak', school.password)).confirmAll();
}

async function ready(browser: PupilBrowser, stage: Stage, pupil: number): Promise<void> {
  await browser.until(
    ({ enrolment, policy }) => enrolment === 'confirmed' && policy !== null,
    'confirmed, with a policy',
  );
  await browser.signIn(nextPupil(stage, pupil), stage.school.password);
  await browser.until(({ text }) => text === 'yes', 'watching');
}

// Kills of the server alone, then of server and database, while simulated devices post and the pupil's browser is typed in.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { KilledBrowsers } from './browser-kills.ts';
import { signInToConsole } from './console-client.ts';
import { keepPosting, type PostingDevice, signInDevice, startDevice } from './devices.ts';
import { familyOf, databaseProcesses, killHard } from './processes.ts';
import { listen, nextPupil, type Stage } from './stage.ts';

export interface PostedDevices {
  readonly all: readonly PostingDevice[];
  /** Every id that they acknowledged. */
  readonly ids: readonly string[];
  stop(): Promise<void>;
}

const deviceCount = 3;
/** A device whose server comes and goes waits longer each time; with the answer "too many" up to a minute more. */
const drainMs = 150_000;

export async function killServers(
  stage: Stage,
  browsers: KilledBrowsers,
  counts: { readonly server: number; readonly both: number },
): Promise<PostedDevices> {
  const { installation, phrases, chance, ledger, say } = stage;
  const { devices, ids } = await startDevices(stage);
  const posting = keepPosting(devices, phrases, chance);
  const typing = browsers.typeOn();

  for (let number = 1; number <= counts.server + counts.both; number += 1) {
    await pause(chance.whole(400, 2_600));
    const isBoth = number > counts.server;
    const { pid } = installation.server().process;
    // Both lists are read first: between the two kills nothing may have time to end in order.
    await killHard([...(isBoth ? databaseProcesses(installation.folder) : []), ...familyOf(pid ?? 0).slice(0, 1)]);
    listen(stage);
    ledger.kills += 1;
    await pause(chance.whole(0, 900));
    const startedMs = performance.now();
    await installation.restartServer();
    say(
      `kill ${ledger.kills}: ${isBoth ? 'server and database' : 'server'}, back after ${Math.round(performance.now() - startedMs)} ms, ${ledger.size} acknowledged so far`,
    );
  }

  await pause(1_000);
  typing.stop();
  await Promise.all([posting.stop(), typing.done]);
  say('waiting for the outboxes');
  await Promise.all([
    browsers.drained(drainMs),
    ...devices.map(({ device }) => device.until(({ outbox }) => outbox.texts === 0, drainMs)),
  ]);
  listen(stage);
  return {
    all: devices,
    ids,
    async stop() {
      for (const { device } of devices) await device.stop();
    },
  };
}

async function startDevices(stage: Stage): Promise<{ devices: PostingDevice[]; ids: string[] }> {
  const { installation, school, ledger } = stage;
  const ids: string[] = [];
  const names = Array.from({ length: deviceCount }, (_, place) => `Simulated ${place + 1}`);
  const started = await Promise.all(
    names.map(async (name, place) => {
      const folder = join(stage.folder, `device-${place + 1}`);
      const order = {
        server: installation.url,
        school: school.id,
        pin: school.signerSetDigest,
        code: school.enrolmentCodes[place + 3] ?? '',
        name,
        folder,
      };
      const onAcknowledged = (id: string): void => {
        ids.push(id);
        ledger.note(id, name);
      };
      const device = await startDevice({ ...order, onAcknowledged });
      await device.until(({ enrolment }) => enrolment === 'unconfirmed');
      return { name, folder, device };
    }),
  );
  const technician = await signInToConsole(installation.url, school.id, 's.nowak', school.password);
  await technician.confirmAll();
  const devices = await Promise.all(
    started.map(
      async (one, place): Promise<PostingDevice> => ({
        ...one,
        id: await signInDevice(one.device, nextPupil(stage, 100 + place), school.password),
      }),
    ),
  );
  return { devices, ids };
}

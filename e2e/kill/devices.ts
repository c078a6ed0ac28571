// Simulated devices that post while server and database are killed: the agent itself, without a browser.
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '@candour/school-maker';
import { createSimulatedDevice, type SimulatedDevice } from '../simulated-device/simulated-device.ts';
import { signInOnPage } from './console-client.ts';
import type { Phrases } from './phrases.ts';

export interface PostingDevice {
  readonly name: string;
  readonly id: string;
  readonly device: SimulatedDevice;
  readonly folder: string;
}

export interface DeviceOrder {
  readonly server: string;
  readonly school: string;
  readonly pin: string;
  readonly code: string;
  readonly name: string;
  readonly folder: string;
  readonly onAcknowledged: (id: string) => void;
}

export const startDevice = ({ folder, ...order }: DeviceOrder): Promise<SimulatedDevice> =>
  createSimulatedDevice({ ...order, storeFolder: folder, frameBytes: 20_000 });

/** Once the technician has confirmed it: signs a pupil in and waits until the agent watches. */
export async function signInDevice(device: SimulatedDevice, username: string, password: string): Promise<string> {
  const { device: id } = await device.until(
    ({ enrolment, policy }) => enrolment === 'confirmed' && policy !== null,
    60_000,
  );
  await signInOnPage(await device.agent.signInUrl(), username, password);
  await device.until(({ text }) => text === 'yes', 30_000);
  return id ?? '';
}

/** Findings at uneven moments, until stopped. */
export function keepPosting(
  devices: readonly PostingDevice[],
  phrases: Phrases,
  chance: Chance,
): { stop(): Promise<void> } {
  let isStopped = false;
  const lanes = devices.map(async ({ device }) => {
    while (!isStopped) {
      await device.see(
        chance.happens(0.8) ? 'typed' : 'copied',
        chance.pick(chance.happens(0.1) ? phrases.critical : phrases.sent),
      );
      await pause(chance.whole(50, 900));
    }
  });
  return {
    async stop() {
      isStopped = true;
      await Promise.all(lanes);
    },
  };
}

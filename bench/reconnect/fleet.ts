// The measurement's side of the thread that holds the devices.
import { Worker } from 'node:worker_threads';
import type { DrawnDevice, FleetOrder, FleetOutcome, FromFleet, KnownBefore, ToFleet } from './messages.ts';

export interface Fleet {
  readonly drawn: Promise<readonly DrawnDevice[]>;
  /** @returns how many bytes all sealed envelopes have */
  seal(known: KnownBefore): Promise<number>;
  go(): Promise<FleetOutcome>;
  stop(): Promise<void>;
}

export function startFleet(order: FleetOrder): Fleet {
  const thread = new Worker(new URL('./fleet-thread.ts', import.meta.url), { workerData: order });
  const heard = <Say extends FromFleet['say']>(what: Say): Promise<Extract<FromFleet, { say: Say }>> =>
    new Promise((resolve, reject) => {
      thread.on('message', (message: FromFleet) => {
        if (message.say === what) resolve(message as Extract<FromFleet, { say: Say }>);
      });
      thread.once('error', reject);
    });
  const tell = (message: ToFleet): void => thread.postMessage(message);
  return {
    drawn: heard('drawn').then(({ devices }) => devices),
    async seal(known) {
      const sealed = heard('sealed');
      tell({ say: 'seal', known });
      return (await sealed).bytes;
    },
    async go() {
      const done = heard('done');
      tell({ say: 'go' });
      return (await done).outcome;
    },
    async stop() {
      await thread.terminate();
    },
  };
}

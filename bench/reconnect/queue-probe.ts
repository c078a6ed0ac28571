// A lead at the console, in a thread of its own so that nothing of the measurement delays it: the open queue once a second over a real
// session, with the event stream open as the console has it.
import { Worker } from 'node:worker_threads';
import type { ProbeOutcome, ProbeReport, ProbeTask } from './probe-thread.ts';

export interface QueueProbe {
  /** So many requests one after the other; ms each. */
  ask(count: number): Promise<readonly number[]>;
  start(): void;
  stop(): Promise<ProbeOutcome>;
}

export async function openQueueProbe(url: string, school: string, password: string): Promise<QueueProbe> {
  const thread = new Worker(new URL('./probe-thread.ts', import.meta.url), {
    workerData: { url, school, account: 'd.okafor', password },
  });
  const heard = (): Promise<ProbeReport> =>
    new Promise((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
    });
  const tell = (task: ProbeTask): void => thread.postMessage(task);
  await heard();
  return {
    async ask(count) {
      const answered = heard();
      tell({ do: 'ask', count });
      return (await answered).outcome?.answerMs ?? [];
    },
    start: () => tell({ do: 'start' }),
    async stop() {
      const answered = heard();
      tell({ do: 'stop' });
      const { outcome } = await answered;
      await thread.terminate();
      if (!outcome) throw new Error('the console had nothing to tell');
      return outcome;
    },
  };
}

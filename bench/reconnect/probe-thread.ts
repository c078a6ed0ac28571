// The thread of the console's side: signs in, keeps the event stream open, asks for the queue and takes the time.
import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { consolePaths, incidentListSchema } from '@candour/contract';

export interface ProbeOutcome {
  readonly answerMs: readonly number[];
  readonly failed: number;
  readonly events: number;
}
export interface ProbeReport {
  readonly outcome: ProbeOutcome | null;
}
export type ProbeTask =
  | { readonly do: 'ask'; readonly count: number }
  | { readonly do: 'start' }
  | { readonly do: 'stop' };

const { url, school, account, password } = workerData as {
  url: string;
  school: string;
  account: string;
  password: string;
};
const everyMs = 1_000;
const giveUpMs = 30_000;
const tell = (outcome: ProbeOutcome | null): void => parentPort?.postMessage({ outcome } satisfies ProbeReport);

const signedIn = await fetch(url + consolePaths.signIn, {
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: url },
  body: JSON.stringify({ school, account, password }),
});
const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0];
if (!signedIn.ok || !cookie) throw new Error(`no sign-in at the console: ${signedIn.status}`);

let events = 0;
get(url + consolePaths.events, { headers: { cookie } }, (stream) =>
  stream.on('data', (part: Buffer) => {
    events += part.toString().split('\ndata:').length - 1;
  }),
);

// A browser keeps its connections, and so does this: what is measured is the answer.
const agent = new Agent({ keepAlive: true });
let answerMs: number[] = [];
let failed = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const running = new Set<Promise<void>>();

async function askQueue(): Promise<void> {
  const startedMs = performance.now();
  try {
    incidentListSchema.parse(JSON.parse(await read(consolePaths.incidents)));
  } catch {
    failed += 1;
  }
  answerMs.push(performance.now() - startedMs);
}

const read = (path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const asked = get(url + path, { agent, headers: { cookie } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(text) : reject(new Error(String(answer.statusCode))),
      );
    });
    asked.setTimeout(giveUpMs, () => asked.destroy(new Error('no answer')));
    asked.on('error', reject);
  });

/** Each second, whether or not the one before was answered: a slow answer must not hide the next. */
function ask(): void {
  const one = askQueue();
  running.add(one);
  void one.finally(() => running.delete(one));
}

async function take(task: ProbeTask): Promise<void> {
  if (task.do === 'start') {
    ask();
    timer = setInterval(ask, everyMs);
    return;
  }
  if (task.do === 'ask') {
    for (let count = 0; count < task.count; count += 1) {
      await askQueue();
      await pause(100);
    }
  } else {
    clearInterval(timer);
    await Promise.all(running);
  }
  tell({ answerMs, failed, events });
  answerMs = [];
  failed = 0;
}

parentPort?.on('message', (task: ProbeTask) => void take(task));
tell(null);

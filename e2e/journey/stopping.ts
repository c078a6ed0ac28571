// Everything a run starts is ended in reverse order: at its end, when it fails, and on Ctrl-C.

export interface Stopping {
  /** Remembers how to end something; returns the thing. */
  add<Thing>(thing: Thing, end: (thing: Thing) => Promise<unknown>): Thing;
  /** Ends all that is left. Never rejects: what could not be ended is told. */
  all(tell: (says: string) => void): Promise<void>;
}

export function createStopping(): Stopping {
  const ends: (() => Promise<unknown>)[] = [];
  let isOver = false;
  return {
    add(thing, end) {
      // It was still starting when everything else was ended.
      if (isOver) end(thing).catch(() => undefined);
      else ends.push(() => end(thing));
      return thing;
    },
    async all(tell) {
      isOver = true;
      for (const end of ends.splice(0).reverse()) {
        try {
          await end();
        } catch (error) {
          tell(`could not end something: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    },
  };
}

/** Somebody asked the run to stop: nothing of it is worth keeping. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Runs `work`; a signal rejects it, so that its `finally` ends what it started, and the process ends with 130 after that. */
export async function untilSignal<Answer>(work: (isStopped: Promise<never>) => Promise<Answer>): Promise<Answer> {
  let stop: (error: Error) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => (stop = reject));
  stopped.catch(() => undefined);
  const onSignal = (signal: NodeJS.Signals): void => {
    process.exitCode = 130;
    stop(new Stopped(`stopped by ${signal}`));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  try {
    return await work(stopped);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, onSignal);
  }
}

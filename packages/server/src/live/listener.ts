// What happened in any school, told within this process to whoever subscribed to that school.
import { consoleEventSchema, schoolIdSchema } from '@candour/contract';
import type { ConsoleEvent } from '@candour/contract';
import type { Database } from '../database/database.ts';
import { listen } from '../database/listen.ts';
import type { Listener } from '../database/listen.ts';
import { CONSOLE_CHANNEL } from '../record/record.ts';

interface Subscriber {
  readonly onEvent: (event: ConsoleEvent) => void;
  /** Something may have been missed: whoever reads must fetch everything again. */
  readonly onGap: () => void;
}

const payloadSchema = consoleEventSchema.extend({ school: schoolIdSchema });

/** One connection for the whole process, which mends itself when the database restarts. */
export class LiveListener {
  readonly #subscribers = new Map<string, Set<Subscriber>>();
  readonly #listener: Listener;

  constructor(db: Pick<Database, 'url'>) {
    this.#listener = listen(
      db,
      CONSOLE_CHANNEL,
      (payload) => this.#tell(payload),
      () => this.#tellGap(),
    );
  }

  /** Resolves when it listens for the first time. */
  get ready(): Promise<void> {
    return this.#listener.ready;
  }

  close(): Promise<void> {
    return this.#listener.close();
  }

  /** @returns how to end it */
  subscribe(school: string, subscriber: Subscriber): () => void {
    const ofSchool = this.#subscribers.get(school) ?? new Set();
    this.#subscribers.set(school, ofSchool.add(subscriber));
    return () => {
      ofSchool.delete(subscriber);
      if (ofSchool.size === 0 && this.#subscribers.get(school) === ofSchool) this.#subscribers.delete(school);
    };
  }

  #tell(payload: string): void {
    const parsed = payloadSchema.safeParse(parseJson(payload));
    if (!parsed.success) return;
    const { school, ...event } = parsed.data;
    for (const subscriber of this.#subscribers.get(school) ?? []) subscriber.onEvent(event);
  }

  #tellGap(): void {
    for (const ofSchool of this.#subscribers.values()) for (const subscriber of ofSchool) subscriber.onGap();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

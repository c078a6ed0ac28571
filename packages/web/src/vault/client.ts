// The page's end of the vault: asks the worker for opened items and knows whether it is locked, never the key.
import { CandourError } from '@candour/contract';
import type { Answers, Ask, AskName, Asks, FromWorker, LockedWhy, Reply, ToWorker } from './messages.ts';

export type VaultState = { readonly is: 'locked'; readonly why: LockedWhy | 'start' } | { readonly is: 'unlocked' };

export class Vault {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #listeners = new Set<() => void>();
  #nextId = 1;
  #state: VaultState = { is: 'locked', why: 'start' };

  constructor() {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'vault' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      if ('locked' in data) return this.#become({ is: 'locked', why: data.locked });
      this.#waiting.get(data.id)?.(data.reply);
      this.#waiting.delete(data.id);
    });
  }

  readonly state = (): VaultState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** @throws CandourError `wrong-passphrase` */
  async unlock(asked: Asks['unlock']): Promise<void> {
    await this.#ask('unlock', asked);
    this.#become({ is: 'unlocked' });
  }
  async lock(): Promise<void> {
    await this.#ask('lock', {});
  }
  async touch(): Promise<void> {
    await this.#ask('touch', {});
  }
  openWords = (asked: Asks['open words']): Promise<Answers['open words']> => this.#ask('open words', asked);
  openReason = (asked: Asks['open reason']): Promise<string> => this.#ask('open reason', asked);
  openFrame = (asked: Asks['open frame']): Promise<ArrayBuffer> => this.#ask('open frame', asked, [asked.sealed]);
  sealReason = (asked: Asks['seal reason']): Promise<string> => this.#ask('seal reason', asked);

  async #ask<Name extends AskName>(
    name: Name,
    asked: Asks[Name],
    transfer: Transferable[] = [],
  ): Promise<Answers[Name]> {
    const id = this.#nextId++;
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ id, ask: { name, with: asked } as Ask } satisfies ToWorker, transfer);
    });
    if ('refused' in reply) throw new CandourError(reply.refused);
    return reply.ok as Answers[Name];
  }

  #become(state: VaultState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

// What waits to be sent: signed, sealed and padded before it touches the store; acknowledged when its one strict write has completed (P14).
import {
  CandourError,
  envelopeAadFields,
  newId,
  type Envelope,
  type EnvelopeId,
  type LossEnvelope,
} from '@candour/contract';
import { aadOf, padTo, seal, signJson, toUtf8, type Bytes, type Key } from '@candour/trust';
import type { StoreOp, StorePort } from '../ports.ts';
import {
  clipOfKey,
  envelopeKey,
  rowsOf,
  sequenceKey,
  type EnvelopeRow,
  type RefusedRow,
  type WaitingEnvelope,
  type WaitingFrame,
} from './rows.ts';

export interface OutboxPorts {
  readonly store: StorePort;
  readonly deviceKey: { readonly privateKey: Key };
  /** Whom envelopes are sealed to; `null` before the documents are there. */
  readonly recipient: () => { readonly key: Key; readonly epoch: number } | null;
  /** The head of a loss envelope, but for what the outbox knows itself. */
  readonly lossHead: (episode: string) => Omit<LossEnvelope, 'kind' | 'id' | 'sequence' | 'lost' | 'count' | 'reason'>;
  readonly onAcknowledged: (id: string) => void;
  readonly limitBytes: number;
  readonly changed: () => void;
}

/** One thing to write down for good: an envelope once its sequence number is known, rows beside it, or both. */
export interface Commit {
  readonly envelope?: (sequence: number) => Envelope;
  readonly keep?: boolean;
  readonly ops?: readonly StoreOp[];
}

type LossReason = LossEnvelope['reason'];
const block = 1024;
/** A full disk does not say how full it is: each try gives back four times as much as the one before. */
const mostTries = 7;

export class Outbox {
  readonly #ports: OutboxPorts;
  #nextSequence = 1;
  #envelopes = new Map<string, WaitingEnvelope>();
  #frames = new Map<string, WaitingFrame>();
  #refused: RefusedRow[] = [];
  #bytes = 0;
  #turn: Promise<unknown> = Promise.resolve();
  /** Clips that are still being written or whose manifest has not arrived: the sender waits, and no frame of an open one is dropped. */
  readonly openClips = new Set<string>();

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
  }

  async start(): Promise<void> {
    const sequence = await this.#ports.store.get('state', sequenceKey);
    this.#nextSequence = (sequence?.json as { next: number } | undefined)?.next ?? 1;
    for (const { key, row } of await rowsOf(this.#ports.store, 'outbox'))
      this.#index({ op: 'put', store: 'outbox', key, row });
    for (const { key, row } of await rowsOf(this.#ports.store, 'frames'))
      this.#index({ op: 'put', store: 'frames', key, row });
    this.#refused = (await rowsOf(this.#ports.store, 'refused')).map(({ row }) => row.json as RefusedRow);
  }

  envelopes = (): WaitingEnvelope[] => [...this.#envelopes.values()].sort((a, b) => a.sequence - b.sequence);
  frames = (): WaitingFrame[] => [...this.#frames.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  refused = (): readonly RefusedRow[] => this.#refused;
  get bytes(): number {
    return this.#bytes;
  }
  get size(): number {
    return this.#envelopes.size;
  }

  /**
   * Writes it down in one strict write, after every commit before it. When it resolves, an envelope is acknowledged.
   * Rejects when nothing was written.
   */
  commit(commit: Commit): Promise<Envelope | null> {
    return this.#inTurn(() => this.#commit(commit));
  }

  /** Takes rows away, or puts them elsewhere, in one strict write. */
  apply(ops: readonly StoreOp[]): Promise<void> {
    return this.#inTurn(() => this.#write(ops));
  }

  /** Set aside: never sent again by itself, never lost, shown. */
  async setAside(store: 'outbox' | 'frames', key: string, refused: RefusedRow): Promise<void> {
    await this.#inTurn(async () => {
      const row = await this.#ports.store.get(store, key);
      await this.#write([
        { op: 'put', store: 'refused', key: `${store}/${key}`, row: { json: refused, bytes: row?.bytes ?? null } },
        { op: 'delete', store, key },
      ]);
      this.#refused = [...this.#refused, refused];
    });
  }

  async #commit({ envelope, keep = false, ops = [] }: Commit): Promise<Envelope | null> {
    let reason: LossReason = 'outbox-full';
    const need = sizeOf(ops) + 3 * block;
    let goal = this.#ports.limitBytes - need;
    for (let tries = 0; ; tries++) {
      const drop = this.#makeRoom(goal);
      const sealed: { envelope: Envelope; op: StoreOp }[] = [];
      for (const loss of this.#lossesOf(drop, reason))
        sealed.push(await this.#seal(loss(this.#nextSequence + sealed.length), false));
      const own = envelope ? await this.#seal(envelope(this.#nextSequence + sealed.length), keep) : null;
      if (own) sealed.push(own);
      const next = this.#nextSequence + sealed.length;
      try {
        await this.#write([
          ...drop.map(({ op }) => op),
          ...sealed.map(({ op }) => op),
          ...ops,
          ...(sealed.length > 0
            ? [{ op: 'put', store: 'state', key: sequenceKey, row: { json: { next }, bytes: null } } as const]
            : []),
        ]);
        this.#nextSequence = next;
        for (const { envelope: written } of sealed) this.#ports.onAcknowledged(written.id);
        return own?.envelope ?? null;
      } catch (error) {
        if (tries >= mostTries || (error as { name?: unknown } | null)?.name !== 'QuotaExceededError') throw error;
        reason = 'disk-full';
        goal = this.#bytes - need * 4 ** tries;
      }
    }
  }

  async #seal(envelope: Envelope, keep: boolean): Promise<{ envelope: Envelope; op: StoreOp }> {
    const recipient = this.#ports.recipient();
    if (!recipient) throw new CandourError('document-unknown', 'server-keys');
    const signed = await signJson('candour/envelope/1', this.#ports.deviceKey.privateKey, envelope);
    const plaintext = padTo(block, toUtf8(JSON.stringify(signed)));
    const aad = aadOf(envelopeAadFields(envelope));
    const bytes = await seal({
      kind: 'envelope',
      school: envelope.school,
      epoch: recipient.epoch,
      aad,
      recipient: recipient.key,
      plaintext,
    });
    plaintext.fill(0);
    const { id, sequence, kind, episode } = envelope;
    const json: EnvelopeRow = { id, sequence, kind, episode, keep, clip: kind === 'clip' ? envelope.clip : null };
    return { envelope, op: { op: 'put', store: 'outbox', key: envelopeKey(sequence), row: { json, bytes } } };
  }

  /** Oldest evidence first, then oldest words; lists and losses stay. */
  #makeRoom(goal: number): { op: StoreOp; lost: 'frames' | 'text'; episode: string }[] {
    const drop: { op: StoreOp; lost: 'frames' | 'text'; episode: string }[] = [];
    let left = this.#bytes;
    const episodeOfClip = new Map(this.envelopes().map(({ clip, episode }) => [clip, episode]));
    const anyEpisode = this.envelopes()[0]?.episode ?? newId();
    for (const frame of this.frames()) {
      if (left <= goal) return drop;
      if (this.openClips.has(frame.clip)) continue;
      left -= frame.size;
      drop.push({
        op: { op: 'delete', store: 'frames', key: frame.key },
        lost: 'frames',
        episode: episodeOfClip.get(frame.clip) ?? anyEpisode,
      });
    }
    for (const { key, kind, size, episode } of this.envelopes()) {
      if (left <= goal) return drop;
      if (kind !== 'finding') continue;
      left -= size;
      drop.push({ op: { op: 'delete', store: 'outbox', key }, lost: 'text', episode });
    }
    return drop;
  }

  #lossesOf(
    drop: readonly { lost: 'frames' | 'text'; episode: string }[],
    reason: LossReason,
  ): ((sequence: number) => Envelope)[] {
    return (['frames', 'text'] as const).flatMap((lost) => {
      const gone = drop.filter((one) => one.lost === lost);
      const first = gone[0];
      if (!first) return [];
      const head = {
        kind: 'loss',
        ...this.#ports.lossHead(first.episode),
        id: newId<EnvelopeId>(),
        lost,
        count: gone.length,
        reason,
      } as const;
      return [(sequence: number): Envelope => ({ ...head, sequence })];
    });
  }

  async #write(ops: readonly StoreOp[]): Promise<void> {
    if (ops.length === 0) return;
    await this.#ports.store.write(ops);
    for (const op of ops) this.#index(op);
    this.#ports.changed();
  }

  #index(op: StoreOp): void {
    if (op.store === 'outbox') {
      this.#bytes -= this.#envelopes.get(op.key)?.size ?? 0;
      this.#envelopes.delete(op.key);
      if (op.op === 'delete') return;
      this.#envelopes.set(op.key, { ...(op.row.json as EnvelopeRow), key: op.key, size: lengthOf(op.row.bytes) });
      this.#bytes += lengthOf(op.row.bytes);
    } else if (op.store === 'frames') {
      this.#bytes -= this.#frames.get(op.key)?.size ?? 0;
      this.#frames.delete(op.key);
      if (op.op === 'delete' || op.row.bytes === null) return;
      const { index } = op.row.json as { index: number };
      this.#frames.set(op.key, { key: op.key, clip: clipOfKey(op.key), index, size: op.row.bytes.length });
      this.#bytes += op.row.bytes.length;
    }
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(run, run);
    this.#turn = mine.catch(() => {});
    return mine;
  }
}

const lengthOf = (bytes: Bytes | null): number => bytes?.length ?? 0;
const sizeOf = (ops: readonly StoreOp[]): number =>
  ops.reduce((sum, op) => sum + (op.op === 'put' ? lengthOf(op.row.bytes) : 0), 0);

// Keeps every school's log going and says whether it does: who cannot log, shows and changes nothing (P7).
import { setTimeout as pause } from 'node:timers/promises';
import { CandourError } from '@candour/contract';
import type { LogProof, SchoolId } from '@candour/contract';
import { fromUtf8, canonicalJson, proveConsistency, proveInclusion, tileHashReader, toBase64Url } from '@candour/trust';
import type { TileSource } from '@candour/trust';
import { inSchool, listSchools } from '../database/database.ts';
import type { Database, SchoolTransaction } from '../database/database.ts';
import { listen } from '../database/listen.ts';
import type { Listener } from '../database/listen.ts';
import { readServerKeys } from '../keys/server-keys.ts';
import { Sequencer, STUCK_MS } from './sequencer.ts';
import { findLeaf, readLogState } from './store.ts';
import type { LogState } from './store.ts';
import { logFolderOf, tileFolder } from './tile-folder.ts';

const TICK_MS = 1_000;
const FILLER_MS = 15 * 60_000;
/** Rounds follow each other at least this far apart, so that a burst shares its file writes. */
const BATCHING_MS = 20;

const batching = (): Promise<void> => pause(BATCHING_MS);

interface Line {
  readonly sequencer: Sequencer;
  /** By the machine's own clock: the tests' clock does not tell whether a disk answers. */
  lastGoodAt: number;
  hasFailed: boolean;
  running: Promise<void> | undefined;
  isAskedAgain: boolean;
  lastFillerAt: number;
}

export interface AuditLogSettings {
  readonly db: Database;
  readonly dataFolder: string;
  readonly onFailure?: (school: string, error: unknown) => void;
}

export class AuditLog {
  readonly #settings: AuditLogSettings;
  readonly #lines = new Map<string, Line>();
  #listener: Listener | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(settings: AuditLogSettings) {
    this.#settings = settings;
  }

  /** Sequences what a stopped server left waiting, adds fillers, then goes on by itself. */
  async start(): Promise<void> {
    const { db } = this.#settings;
    await this.#takeInSchools();
    this.#listener = listen(
      db,
      'candour_action',
      (school) => this.nudge(school),
      () => this.#tick(),
    );
    await this.#listener.ready;
    await Promise.all([...this.#lines.values()].map(({ sequencer }) => sequencer.addFillers().catch(() => {})));
    await Promise.all([...this.#lines.keys()].map((school) => this.sequenceNow(school)));
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#listener?.close();
    await Promise.all([...this.#lines.values()].map(({ running }) => running));
  }

  /** @throws CandourError `log-unavailable` unless this school's log takes entries now */
  requireLog(school: SchoolId | string): void {
    const line = this.#lines.get(school);
    if (!line || line.hasFailed || performance.now() - line.lastGoodAt > STUCK_MS)
      throw new CandourError('log-unavailable');
  }

  isHealthy(school: string): boolean {
    try {
      this.requireLog(school);
      return true;
    } catch {
      return false;
    }
  }

  /** A round soon. */
  nudge(school: string): void {
    const line = this.#lines.get(school);
    if (line) void this.#run(line);
    else void this.#takeInSchools().catch(() => {});
  }

  /** Waits until everything written before is in the log (or the log failed). */
  async sequenceNow(school: string): Promise<void> {
    const line = this.#lines.get(school);
    if (!line) return;
    await this.#run(line);
    await this.#run(line);
  }

  #run(line: Line): Promise<void> {
    if (line.running !== undefined) {
      line.isAskedAgain = true;
      return line.running;
    }
    line.running = this.#rounds(line).finally(() => {
      line.running = undefined;
    });
    return line.running;
  }

  async #rounds(line: Line): Promise<void> {
    do {
      line.isAskedAgain = false;
      try {
        // As long as more comes in there is another round; each good one says that the log is well.
        for (let count = 1; count > 0; ) {
          count = await line.sequencer.round();
          line.hasFailed = false;
          line.lastGoodAt = performance.now();
          if (count > 0) await batching();
        }
      } catch (error) {
        if (!line.hasFailed) this.#settings.onFailure?.(line.sequencer.school, error);
        line.hasFailed = true;
        return;
      }
      if (line.isAskedAgain) await batching();
    } while (line.isAskedAgain);
  }

  #tick(): void {
    for (const line of this.#lines.values()) {
      void this.#run(line);
      if (performance.now() - line.lastFillerAt < FILLER_MS) continue;
      line.lastFillerAt = performance.now();
      line.sequencer.addFillers().catch((error: unknown) => this.#settings.onFailure?.(line.sequencer.school, error));
    }
  }

  async #takeInSchools(): Promise<void> {
    const { db, dataFolder } = this.#settings;
    for (const { school } of await listSchools(db)) {
      if (this.#lines.has(school)) continue;
      const { log } = await readServerKeys(db.keys.root, school);
      const sequencer = new Sequencer(db, dataFolder, school, log);
      const line: Line = {
        sequencer,
        lastGoodAt: performance.now(),
        hasFailed: false,
        running: undefined,
        isAskedAgain: false,
        lastFillerAt: performance.now(),
      };
      this.#lines.set(school, line);
      void this.#run(line);
    }
  }

  /** The last signed checkpoint and its size. @throws CandourError `log-unavailable` before the first */
  async state(school: string): Promise<LogState> {
    return inSchool(this.#settings.db, school, (tx) => this.stateIn(tx));
  }

  async stateIn(tx: SchoolTransaction): Promise<LogState> {
    const state = await readLogState(tx);
    if (!state) throw new CandourError('log-unavailable');
    return state;
  }

  tiles(school: string): TileSource {
    return tileFolder(logFolderOf(this.#settings.dataFolder, school));
  }

  /**
   * Proves that an action stands in the log of `size` entries.
   * @throws CandourError `document-not-in-log` when it does not (yet), or the size was never reached
   */
  async proveAction(tx: SchoolTransaction, action: string, size: number): Promise<LogProof> {
    const [leaf, state] = [await findLeaf(tx, action), await this.stateIn(tx)];
    if (!leaf || leaf.index >= size || size > state.size) throw new CandourError('document-not-in-log');
    const path = await proveInclusion(leaf.index, size, tileHashReader(this.tiles(tx.school), state.size));
    return {
      action: fromUtf8(canonicalJson(leaf.action)),
      salt: toBase64Url(leaf.salt),
      index: leaf.index,
      size,
      path: path.map(toBase64Url),
    };
  }

  /**
   * @param size the log's now
   * @throws CandourError `log-proof-failed` when there are no such two sizes
   */
  async proveGrowth(school: string, size: number, from: number, to: number): Promise<string[]> {
    if (!(from >= 0 && from <= to && to <= size))
      throw new CandourError('log-proof-failed', `the log holds ${size} entries`);
    return (await proveConsistency(from, to, tileHashReader(this.tiles(school), size))).map(toBase64Url);
  }
}

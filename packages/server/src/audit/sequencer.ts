// Gives each action its place in the school's log: takes what waits, writes the tiles, signs a checkpoint over them.
import { randomBytes, randomInt } from 'node:crypto';
import { join } from 'node:path';
import { signCheckpoint, TileLog } from '@candour/trust';
import type { NoteSigner } from '@candour/trust';
import { inSchool } from '../database/database.ts';
import type { Database } from '../database/database.ts';
import { writeDurably } from '../keys/durable-file.ts';
import { leafDataOf } from '../record/logged-action.ts';
import { record } from '../record/record.ts';
import { giveLeaves, longestWaitMs, readLogState, tryBeSequencer, waitingActions, writeLogState } from './store.ts';
import { logFolderOf, probeFolder, tileFolder } from './tile-folder.ts';

const BATCH = 2_000;
/** An action that has no place after this long says that the log is stuck. */
export const STUCK_MS = 10_000;

export class Sequencer {
  readonly school: string;
  readonly #db: Database;
  readonly #folder: string;
  readonly #signer: NoteSigner;
  /** The edge of the log as last published by this server; dropped whenever another server or a failure may have moved it. */
  #edge: TileLog | undefined;

  constructor(db: Database, dataFolder: string, school: string, signer: NoteSigner) {
    this.#db = db;
    this.#folder = logFolderOf(dataFolder, school);
    this.school = school;
    this.#signer = signer;
  }

  /**
   * One round. Throws whatever keeps the log from taking entries.
   * @returns how many actions got their place
   */
  async round(): Promise<number> {
    let note: string | undefined;
    try {
      await probeFolder(this.#folder);
      const count = await inSchool(this.#db, this.school, async (tx) => {
        if (!(await tryBeSequencer(tx))) {
          if ((await longestWaitMs(tx)) > STUCK_MS) throw new Error('another sequencer does not come forward');
          return 0;
        }
        const state = await readLogState(tx);
        const waiting = await waitingActions(tx, BATCH);
        if (waiting.length === 0) return 0;
        const edge =
          this.#edge?.size === (state?.size ?? 0)
            ? this.#edge
            : await TileLog.open(tileFolder(this.#folder), state?.size ?? 0);
        // Until the commit the edge is ahead of what is known: forgotten unless all goes well.
        this.#edge = undefined;
        const leaves = waiting.map(({ action, salt }) => ({
          index: edge.append(leafDataOf(salt, action)),
          action: action.id,
        }));
        const size = await edge.publish();
        note = await signCheckpoint({ size, root: edge.root() }, this.#signer);
        await giveLeaves(tx, leaves);
        await writeLogState(tx, { size, checkpoint: note });
        this.#edge = edge;
        return leaves.length;
      });
      // The copy beside the tiles, for whoever reads the folder; what counts stands in the row.
      if (note !== undefined) await writeDurably(join(this.#folder, 'checkpoint'), Buffer.from(note), 0o644);
      return count;
    } catch (error) {
      this.#edge = undefined;
      throw error;
    }
  }

  /** A few entries that mean nothing, so that the log's size does not tell how much happened. */
  async addFillers(): Promise<void> {
    await inSchool(this.#db, this.school, async (tx) => {
      for (let count = randomInt(1, 6); count > 0; count--) {
        await record(tx, {
          by: { kind: 'server', id: null },
          kind: 'log.filler',
          on: this.school,
          detail: { filler: randomBytes(8).toString('hex') },
        });
      }
    });
  }
}

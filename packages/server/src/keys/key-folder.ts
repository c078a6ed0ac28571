// Record keys, outside the database: one file a record in its week's folder, wrapped by the week's key; erasing one re-wraps the others.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CandourError } from '@candour/contract';
import { syncFolder, writeDurably } from './durable-file.ts';
import { decrypt, encrypt, KEY_LENGTH } from './outer-layer.ts';
import { weekOfId } from './week.ts';

const WEEK_KEY = 'week-key';
const RECORD = /^[0-9a-f-]{36}$/;

/**
 * Keys of records (incidents, clips), named by their UUIDv7, whose time tells the week.
 * What they seal is already sealed to the team; destroying a key makes every copy of the record unreadable, backups included.
 */
export class KeyFolder {
  readonly root: string;
  /** Erasing has a week's folder to itself, so that no key is made into a folder that is being replaced; all else goes side by side. */
  readonly #weeks = new Map<string, WeekTurns>();
  readonly #weekKeys = new Map<string, Promise<Buffer>>();
  /** Keys in use now; small, since an erased key must not live on here. */
  readonly #recordKeys = new Map<string, Buffer>();

  /** @param root `<data>/keys` */
  constructor(root: string) {
    this.root = root;
  }

  /** Makes the key of a new record; nothing happens when there is one. It is on the disk when this returns. */
  async createRecordKey(school: string, record: string): Promise<void> {
    await this.#inTurn(school, record, async (folder) => {
      const path = join(folder, record);
      if (await exists(path)) return;
      const key = randomBytes(KEY_LENGTH);
      await writeDurably(path, encrypt(await this.#weekKey(folder), record, key), 0o600);
      this.#remember(`${school}/${record}`, key);
    });
  }

  /** Puts the outer layer on. @throws CandourError `seal-open-failed` when the record has no key (any more) */
  async sealRecord(school: string, record: string, plain: Uint8Array): Promise<Buffer> {
    return encrypt(await this.#recordKey(school, record), aadOf(school, record), plain);
  }

  /** Takes the outer layer off. @throws CandourError `seal-open-failed` */
  async openRecord(school: string, record: string, sealed: Uint8Array): Promise<Buffer> {
    return decrypt(await this.#recordKey(school, record), aadOf(school, record), sealed);
  }

  /** Destroys one record's key: its week's survivors are wrapped anew under a fresh week key, the old folder is removed. */
  async eraseRecordKey(school: string, record: string): Promise<void> {
    this.#recordKeys.delete(`${school}/${record}`);
    await this.#inTurn(
      school,
      record,
      async (folder) => {
        const next = `${folder}.next`;
        await rm(next, { recursive: true, force: true });
        await mkdir(next, { mode: 0o700 });
        const [oldKey, newKey] = [await this.#weekKey(folder), randomBytes(KEY_LENGTH)];
        for (const survivor of (await readdir(folder)).filter((name) => RECORD.test(name) && name !== record)) {
          const key = decrypt(oldKey, survivor, await readFile(join(folder, survivor)));
          await writeDurably(join(next, survivor), encrypt(newKey, survivor, key), 0o600);
        }
        await writeDurably(join(next, WEEK_KEY), newKey, 0o600);
        await rename(folder, `${folder}.old`);
        await rename(next, folder);
        await syncFolder(join(folder, '..'));
        this.#weekKeys.set(folder, Promise.resolve(newKey));
        await rm(`${folder}.old`, { recursive: true, force: true });
        await syncFolder(join(folder, '..'));
      },
      true,
    );
    this.#recordKeys.delete(`${school}/${record}`);
  }

  async #recordKey(school: string, record: string): Promise<Buffer> {
    const name = `${school}/${record}`;
    const known = this.#recordKeys.get(name);
    if (known) return known;
    return this.#inTurn(school, record, async (folder) => {
      const wrapped = await readFile(join(folder, record)).catch(() => undefined);
      if (!wrapped) throw new CandourError('seal-open-failed', 'the record’s key is not here');
      const key = decrypt(await this.#weekKey(folder), record, wrapped);
      this.#remember(name, key);
      return key;
    });
  }

  #weekKey(folder: string): Promise<Buffer> {
    const known = this.#weekKeys.get(folder);
    if (known !== undefined) return known;
    const key = readOrMakeWeekKey(folder);
    this.#weekKeys.set(folder, key);
    key.catch(() => this.#weekKeys.delete(folder));
    return key;
  }

  #remember(name: string, key: Buffer): void {
    if (this.#recordKeys.size >= 500) this.#recordKeys.delete(this.#recordKeys.keys().next().value ?? '');
    this.#recordKeys.set(name, key);
  }

  async #inTurn<T>(school: string, record: string, work: (folder: string) => Promise<T>, isAlone = false): Promise<T> {
    if (!RECORD.test(record)) throw new CandourError('internal', 'not a record’s id');
    const folder = join(this.root, school, weekOfId(record));
    const turns = this.#weeks.get(folder) ?? { ready: mendWeek(folder), running: new Set() };
    this.#weeks.set(folder, turns);
    const before = isAlone ? Promise.allSettled([turns.ready, ...turns.running]) : turns.ready;
    const turn = before.then(() => work(folder));
    const settled = turn.then(
      () => {},
      () => {},
    );
    if (isAlone) turns.ready = settled;
    turns.running.add(settled);
    void settled.then(() => turns.running.delete(settled));
    return turn;
  }
}

interface WeekTurns {
  /** The last erasure, or the mending at the first use: everything waits for it. */
  ready: Promise<void>;
  readonly running: Set<Promise<void>>;
}

async function readOrMakeWeekKey(folder: string): Promise<Buffer> {
  const path = join(folder, WEEK_KEY);
  if (!(await exists(path))) await writeDurably(path, randomBytes(KEY_LENGTH), 0o600);
  return readFile(path);
}

/** After a crash in the middle of an erasure: the folder that was complete is taken, the rest removed. */
async function mendWeek(folder: string): Promise<void> {
  await mkdir(join(folder, '..'), { recursive: true, mode: 0o700 });
  const isHere = await exists(folder);
  if (!isHere && (await exists(`${folder}.next`))) await rename(`${folder}.next`, folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rm(`${folder}.next`, { recursive: true, force: true });
  await rm(`${folder}.old`, { recursive: true, force: true });
}

const aadOf = (school: string, record: string): string => `candour/record/1\n${school}\n${record}`;
const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined;

// Holds every action against its place in the log: one that was changed, lost or slipped in no longer gives the root that was signed.
import {
  EMPTY_ROOT,
  entriesPath,
  equal,
  leafHash,
  nodeHash,
  parseVerifierKey,
  splitEntries,
  TILE_WIDTH,
  tileWidth,
  verifyCheckpoint,
} from '@candour/trust';
import type { Bytes, TileSource } from '@candour/trust';
import { CandourError, isCandourError } from '@candour/contract';
import { readLogState } from '../audit/store.ts';
import type { SchoolTransaction } from '../database/database.ts';
import { leafDataOf, loggedActionOf } from '../record/logged-action.ts';

/** Each names an action by its id, or the log. */
export interface LogDifference {
  readonly of: string;
  readonly says: string;
}

/** @param verifierKey of the school's log (signed-note form) */
export async function compareLog(
  tx: SchoolTransaction,
  tiles: TileSource,
  verifierKey: string,
): Promise<LogDifference[]> {
  const state = await readLogState(tx);
  const differences = await neverQueued(tx);
  if (!state) return differences;
  try {
    const { size, root } = await verifyCheckpoint(state.checkpoint, await parseVerifierKey(verifierKey));
    if (size !== state.size) differences.push({ of: 'log', says: 'the signed size is not the size that is kept' });
    const tree = new Tree();
    for (let bundle = 0; bundle * TILE_WIDTH < size; bundle++)
      differences.push(...(await compareBundle(tx, tiles, bundle, size, tree)));
    if (!equal(tree.root(), root))
      differences.push({ of: 'log', says: 'the actions do not give the root that was signed' });
  } catch (error) {
    if (!isCandourError(error)) throw error;
    differences.push({ of: 'log', says: error.message });
  }
  return differences;
}

/** An action that neither stands in the log nor waits for its place will never be in it. */
async function neverQueued(tx: SchoolTransaction): Promise<LogDifference[]> {
  const rows = await tx.sql
    .selectFrom('action')
    .select('id')
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom('actionLeaf').select('actionLeaf.action').whereRef('actionLeaf.action', '=', 'action.id'),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('actionWaiting')
            .select('actionWaiting.action')
            .whereRef('actionWaiting.action', '=', 'action.id'),
        ),
      ),
    )
    .orderBy('id')
    .limit(1_000)
    .execute();
  return rows.map(({ id }) => ({ of: id, says: 'it is not in the log and does not wait for it' }));
}

async function compareBundle(
  tx: SchoolTransaction,
  tiles: TileSource,
  bundle: number,
  size: number,
  tree: Tree,
): Promise<LogDifference[]> {
  const [from, width] = [bundle * TILE_WIDTH, tileWidth(0, bundle, size)];
  const bytes = (await tiles.read(entriesPath(bundle, width))) ?? (await tiles.read(entriesPath(bundle)));
  if (!bytes) throw new CandourError('log-tile-missing', entriesPath(bundle, width));
  const entries = splitEntries(bytes, width);
  const rows = await tx.sql
    .selectFrom('actionLeaf')
    .innerJoin('action', (join) =>
      join.onRef('action.school', '=', 'actionLeaf.school').onRef('action.id', '=', 'actionLeaf.action'),
    )
    .selectAll('action')
    .select('actionLeaf.index')
    .where('actionLeaf.index', '>=', from)
    .where('actionLeaf.index', '<', from + width)
    .execute();
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  return entries.flatMap((entry, place) => {
    tree.add(leafHash(entry));
    const row = byIndex.get(from + place);
    if (!row) return [{ of: 'log', says: `no action is kept of entry ${from + place}` }];
    if (!row.salt) return [{ of: row.id, says: 'its salt is gone, so nobody can tell whether it is what was logged' }];
    return equal(leafDataOf(row.salt, loggedActionOf(row)), entry)
      ? []
      : [{ of: row.id, says: 'it is not what was logged' }];
  });
}

/** The roots of the complete subtrees so far, the largest first. */
class Tree {
  readonly #subtrees: { readonly leaves: number; readonly hash: Bytes }[] = [];

  add(hash: Bytes): void {
    let added = { leaves: 1, hash };
    for (let last = this.#subtrees.at(-1); last?.leaves === added.leaves; last = this.#subtrees.at(-1)) {
      this.#subtrees.pop();
      added = { leaves: 2 * added.leaves, hash: nodeHash(last.hash, added.hash) };
    }
    this.#subtrees.push(added);
  }

  root(): Uint8Array {
    return (
      this.#subtrees
        .map(({ hash }) => hash)
        .reduceRight<Bytes | undefined>((right, left) => (right ? nodeHash(left, right) : left), undefined) ??
      EMPTY_ROOT
    );
  }
}

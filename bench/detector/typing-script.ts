// What somebody types into a field, key by key: mostly at its end, with slips taken back and the caret moved. Shared by Node and Chromium.
import type { Chance } from '@candour/school-maker';

export interface KeyStroke {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** One field: what it held before, and a thousand keys. */
export interface TypedBatch {
  readonly before: string;
  readonly keys: readonly KeyStroke[];
}

export const keysABatch = 1_000;
const heldBefore = 2_000;
const backspaceShare = 0.08;
/** On average after so many keys the caret goes elsewhere, and back after a while. */
const keysACaret = 60;

/** Of the text as written; now and then a phrase of the list, so that findings come and go. */
export function typedBatches(
  count: number,
  lines: readonly string[],
  phrases: readonly string[],
  chance: Chance,
): TypedBatch[] {
  return Array.from({ length: count }, () => {
    let before = '';
    while (before.length < heldBefore) before += `${chance.pick(lines)}\n`;
    before = before.slice(0, heldBefore);
    const keys: KeyStroke[] = [];
    let length = before.length;
    let caret = length;
    let waiting = '';
    while (keys.length < keysABatch) {
      if (chance.happens(1 / keysACaret)) caret = chance.happens(0.5) ? length : chance.whole(0, length);
      if (waiting === '')
        waiting = chance.happens(0.1) ? `${chance.pick(phrases)} ` : `${words(chance.pick(lines), chance)} `;
      if (caret > 0 && chance.happens(backspaceShare)) {
        caret -= 1;
        length -= 1;
        keys.push({ at: caret, remove: 1, insert: '' });
      } else {
        keys.push({ at: caret, remove: 0, insert: waiting.slice(0, 1) });
        waiting = waiting.slice(1);
        caret += 1;
        length += 1;
      }
    }
    return { before, keys };
  });
}

function words(line: string, chance: Chance): string {
  const all = line.split(' ');
  const from = chance.whole(0, Math.max(0, all.length - 12));
  return all.slice(from, from + chance.whole(3, 12)).join(' ');
}

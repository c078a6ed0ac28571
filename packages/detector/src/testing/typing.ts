// What hands do at a keyboard, as edits to a text: keys, backspace, caret, selection, paste, undo.
import { applyEdit, type Edit, editBetween } from './oracle/random-edits.ts';
import type { Chance } from './oracle/random.ts';

export type Action =
  /** Typed key by key, where the caret stands or over what is selected. */
  | string
  /** So many times backspace. */
  | { readonly back: number }
  /** The caret goes there; counted from the end where negative. */
  | { readonly caret: number }
  /** The first time that it stands in the text, it is selected. */
  | { readonly select: string }
  | { readonly paste: string }
  /** So many of the last actions are taken back. */
  | { readonly undo: number };

export const back = (count: number): Action => ({ back: count });
export const caret = (place: number): Action => ({ caret: place });
export const toEnd: Action = { caret: Number.MAX_SAFE_INTEGER };
export const select = (text: string): Action => ({ select: text });
export const paste = (text: string): Action => ({ paste: text });
export const undo = (count: number): Action => ({ undo: count });

/** All edits in their order, as the page tells them to the device. */
export const editsOf = (actions: readonly Action[]): Edit[] => {
  const edits: Edit[] = [];
  let text = '';
  let from = 0;
  let to = 0;
  const before: string[] = [];
  const make = (edit: Edit): void => {
    edits.push(edit);
    text = applyEdit(text, edit);
    from = to = edit.at + edit.insert.length;
  };
  const put = (insert: string): void => make({ at: from, remove: to - from, insert });
  for (const action of actions) {
    if (typeof action === 'string') {
      before.push(text);
      for (const key of action) put(key);
    } else if ('back' in action) {
      before.push(text);
      for (let times = action.back; times > 0; times -= 1) {
        if (from === to) from -= [...text.slice(0, from)].at(-1)?.length ?? 0;
        put('');
      }
    } else if ('paste' in action) {
      before.push(text);
      put(action.paste);
    } else if ('undo' in action) {
      const earlier = before.splice(-action.undo)[0] ?? '';
      make(editBetween(text, earlier));
    } else if ('select' in action) {
      from = text.indexOf(action.select);
      to = from + action.select.length;
      if (from < 0) throw new Error(`"${action.select}" does not stand in the text.`);
    } else {
      from = to = action.caret < 0 ? text.length + action.caret : Math.min(action.caret, text.length);
    }
  }
  return edits;
};

/** Keys next to one another, for slips. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const neighbour = (chance: Chance, key: string): string => {
  const row = rows.find((keys) => keys.includes(key)) ?? 'asdf';
  return row[Math.max(0, row.indexOf(key) + chance.one([-1, 1]))] ?? 'e';
};

/** Types a text as people do: with slips that are mended at once or later, second thoughts, and now and then a paste. */
export const typedBySomebody = (chance: Chance, text: string): Action[] => {
  const actions: Action[] = [];
  const words = text.split(/(?<=\s)/u);
  let done = '';
  for (const word of words) {
    const keys = [...word];
    const kind = chance.below(100);
    if (kind < 60) actions.push(word);
    else if (kind < 72) {
      // A slip, seen at once or some keys later.
      const at = chance.below(keys.length);
      const later = Math.min(keys.length - at - 1, chance.below(4));
      actions.push(
        keys.slice(0, at).join(''),
        neighbour(chance, keys[at] ?? ''),
        keys.slice(at + 1, at + 1 + later).join(''),
      );
      actions.push(back(1 + later), keys.slice(at).join(''));
    } else if (kind < 80) {
      // Another word first.
      const other = chance.one(words);
      actions.push(other, back([...other].length), word);
    } else if (kind < 86) {
      // A letter forgotten, and put in when the word was done.
      const at = chance.below(keys.length);
      actions.push(keys.toSpliced(at, 1).join(''));
      actions.push(caret(done.length + keys.slice(0, at).join('').length), keys[at] ?? '', toEnd);
    } else if (kind < 91) actions.push(paste(word));
    else if (kind < 95) actions.push(word, undo(1), word);
    else {
      // Back by a word too many.
      const gone = [...(done.match(/\S+\s+$/u)?.[0] ?? '')];
      actions.push(back(gone.length), gone.join(''), word);
    }
    done += word;
  }
  return actions.filter((action) => action !== '');
};

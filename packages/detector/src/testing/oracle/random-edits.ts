// Edits as somebody makes them to a text: typing, deleting, pasting, undoing, with the caret anywhere.
import type { Chance } from './random.ts';
import type { RandomList } from './random-lists.ts';
import { fragment } from './random-texts.ts';

/** As `startSession(…).edit` takes it. */
export interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Places beyond the text's end mean its end, so that edits may be left out when a case is made smaller. */
export const clamp = (text: string, { at, remove, insert }: Edit): Edit => {
  const place = Math.min(at, text.length);
  return { at: place, remove: Math.min(remove, text.length - place), insert };
};

export const applyEdit = (text: string, edit: Edit): string => {
  const { at, remove, insert } = clamp(text, edit);
  return text.slice(0, at) + insert + text.slice(at + remove);
};

/** The one edit that turns one text into another. */
export const editBetween = (from: string, to: string): Edit => {
  let at = 0;
  while (at < from.length && at < to.length && from[at] === to[at]) at += 1;
  let same = 0;
  while (same < from.length - at && same < to.length - at && from.at(-1 - same) === to.at(-1 - same)) same += 1;
  return { at, remove: from.length - at - same, insert: to.slice(at, to.length - same) };
};

export const randomEdits = (chance: Chance, random: RandomList, most: number): Edit[] => {
  const edits: Edit[] = [];
  const history = [''];
  let text = '';
  let caret = 0;
  const make = (edit: Edit): void => {
    edits.push(edit);
    text = applyEdit(text, edit);
    history.push(text);
    caret = edit.at + edit.insert.length;
  };
  const count = 1 + chance.below(most);
  while (edits.length < count) {
    if (chance.percent(25)) caret = chance.below(text.length + 1);
    const kind = chance.below(100);
    if (kind < 45) make({ at: caret, remove: 0, insert: `${fragment(chance, random)}${chance.one([' ', ' ', ''])}` });
    else if (kind < 60)
      for (const key of fragment(chance, random).slice(0, 12)) make({ at: caret, remove: 0, insert: key });
    else if (kind < 72)
      for (let keys = chance.below(6); keys > 0 && caret > 0; keys -= 1) make({ at: caret - 1, remove: 1, insert: '' });
    else if (kind < 80) make({ at: caret, remove: Math.min(text.length - caret, chance.below(20)), insert: '' });
    else if (kind < 90)
      make({ at: caret, remove: Math.min(text.length - caret, chance.below(20)), insert: fragment(chance, random) });
    else make(editBetween(text, chance.one(history)));
  }
  return edits;
};

// Copied and cut text: the selection, and whether the pupil asked for it; a page can copy by itself on any click.

import { selectionAt } from './caret.ts';
import { isInput, isTextarea, rootOf } from './dom.ts';

const keyMs = 150;
const menuMs = 30_000;
const copiedAtMost = 2_000;

export interface CopyJudge {
  key(event: KeyboardEvent): void;
  menu(event: Event): void;
  read(field: Element): string;
  /** By the keys for it just before, or by the menu of a right click, which serves once. */
  isPupils(event: Event): boolean;
}

export function createCopyJudge(): CopyJudge {
  let keyAt = Number.NEGATIVE_INFINITY;
  let menuAt = Number.NEGATIVE_INFINITY;
  return {
    key(event) {
      const isCommand = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      if ((isCommand && (key === 'c' || key === 'x' || key === 'insert')) || (event.shiftKey && key === 'delete'))
        keyAt = event.timeStamp;
    },
    menu(event) {
      menuAt = event.timeStamp;
    },
    read(field) {
      if (isTextarea(field) || isInput(field)) {
        const { selectionStart, selectionEnd, value } = field;
        if (selectionStart !== null && selectionEnd !== null && selectionEnd > selectionStart)
          return value.slice(selectionStart, Math.min(selectionEnd, selectionStart + copiedAtMost));
      }
      return selectionAt(rootOf(field), field)?.toString().slice(0, copiedAtMost) ?? '';
    },
    isPupils(event) {
      if (event.timeStamp - keyAt <= keyMs) return true;
      const isMenu = event.timeStamp - menuAt <= menuMs;
      menuAt = Number.NEGATIVE_INFINITY;
      return isMenu;
    },
  };
}

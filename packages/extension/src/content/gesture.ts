// Was this edit the pupil's? `execCommand` gives a page a trusted `input`; only a trusted `beforeinput`, paste, drop or key just before makes it the pupil's.

/** What the pupil did last in this frame. Times are `event.timeStamp`, which the page cannot set. */
export interface Gesture {
  readonly kind: 'key' | 'beforeinput' | 'paste' | 'drop' | 'cut' | 'composition';
  readonly data: string | null;
  readonly inputType: string | null;
  readonly at: number;
}

/** A key's edit follows within the same few turns of the event loop; a slow page gets a little more. */
const keyMs = 120;
const pasteMs = 1_500;

export interface Edit {
  readonly inputType: string;
  readonly data: string | null;
  readonly at: number;
}

/** Kinds of edit that put in nothing of the page's choice. */
const putsNothingIn = /^(delete|history|insertParagraph|insertLineBreak|format)/;

export function isPupilsEdit(edit: Edit, last: Gesture | null, before: Gesture | null): boolean {
  if (!last) return false;
  const age = edit.at - last.at;
  switch (last.kind) {
    case 'beforeinput':
      // The browser fires it directly before its own edit; a page that answers it by an edit of its own must put in the same.
      return age <= keyMs && isSame(edit, last, before);
    case 'paste':
    case 'drop':
      return age <= pasteMs && (edit.data === null || last.data === null || isPartOf(edit.data, last.data));
    case 'cut':
      return age <= keyMs && putsNothingIn.test(edit.inputType);
    case 'composition':
      return age <= keyMs;
    case 'key':
      return age <= keyMs && (putsNothingIn.test(edit.inputType) || (edit.data !== null && edit.data === last.data));
  }
}

function isSame(edit: Edit, last: Gesture, before: Gesture | null): boolean {
  if (edit.inputType === last.inputType) return edit.data === last.data || edit.data === null;
  if (putsNothingIn.test(edit.inputType)) return true;
  // A page that pastes by itself: beforeinput insertFromPaste, then execCommand insertText with the clipboard's text.
  const given = last.data ?? before?.data ?? null;
  return given !== null && edit.data !== null && isPartOf(edit.data, given);
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();
const isPartOf = (part: string, whole: string): boolean => squeezed(whole).includes(squeezed(part));

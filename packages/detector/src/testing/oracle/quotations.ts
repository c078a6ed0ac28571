// Whether a place in a text is quoted, read from docs/matching.md §5 alone.
import { quotationUnits } from '../../limits.ts';
import type { Span } from '../../types.ts';

/** Whether the mark at a place may open, and whether it may close. */
interface Role {
  readonly opens: boolean;
  readonly closes: boolean;
}

const shortened = /^(?:bout|cause|cos|coz|cuz|em|n|til|till|tis|twas)(?![\p{L}\p{N}\p{M}])/iu;

interface Sides {
  readonly before: string;
  readonly behind: string;
  /** The text behind the mark. */
  readonly rest: string;
}

const isLetter = (one: string): boolean => /^[\p{L}\p{N}]$/u.test(one);
/** The text's ends count as white space. */
const isSpace = (one: string): boolean => one === '' || /^\s$/u.test(one);

const anywhere = (): Role => ({ opens: true, closes: true });

const hugging = ({ before, behind }: Sides): Role => ({
  opens: !isSpace(behind) && !isLetter(before),
  closes: !isSpace(before) && !isLetter(behind),
});

const straight = (sides: Sides, mark: string): Role => {
  const { before, behind } = sides;
  if (isLetter(before) !== isLetter(behind)) return { opens: isLetter(behind), closes: isLetter(before) };
  if (!isLetter(before) && isSpace(before) !== isSpace(behind))
    return { opens: isSpace(before), closes: isSpace(behind) };
  return mark === "'" ? { opens: false, closes: false } : { opens: true, closes: true };
};

const pairs: readonly (readonly [open: string, close: string, role: (sides: Sides, mark: string) => Role])[] = [
  ['“', '”', anywhere],
  ['„', '“', anywhere],
  ['„', '”', anywhere],
  ['«', '»', anywhere],
  ['‹', '›', anywhere],
  ['「', '」', anywhere],
  ['『', '』', anywhere],
  ['»', '«', hugging],
  ['›', '‹', hugging],
  ['‘', '’', hugging],
  ['‚', '‘', hugging],
  ['‚', '’', hugging],
  ['"', '"', straight],
  ['＂', '＂', straight],
  ["'", "'", straight],
];

/** The characters of a text, so that surrogates are never parted. */
const charactersOf = (text: string): { raw: string; start: number }[] => {
  let start = 0;
  return [...text].map((raw) => {
    start += raw.length;
    return { raw, start: start - raw.length };
  });
};

const emptyLine = /(?:\r\n|\r(?!\n)|[\n\u2028\u2029])[^\S\n\r\u2028\u2029]*[\n\r\u2028\u2029]/gu;

/** The paragraph of a place. */
const paragraphOf = (text: string, { start, end }: Span): Span => {
  const empties = [...text.matchAll(emptyLine)];
  const before = empties.findLast(({ index, 0: { length } }) => index + length <= start);
  const behind = empties.find(({ index }) => index >= end);
  return { start: before ? before.index + before[0].length : 0, end: behind ? behind.index : text.length };
};

const isLineQuoted = (text: string, { start }: Span): boolean => {
  const line = /[^\n\r\u2028\u2029]*$/u.exec(text.slice(0, start))?.[0] ?? '';
  return line.length <= quotationUnits && /^\s*>/u.test(line);
};

export const isQuoted = (text: string, place: Span): boolean => {
  if (isLineQuoted(text, place)) return true;
  const paragraph = paragraphOf(text, place);
  const characters = charactersOf(text);
  return pairs.some(([open, close, roleOf]) => {
    const marks = characters.flatMap(({ raw, start }, at) => {
      if (raw !== open && raw !== close) return [];
      const rest = text.slice(start + raw.length);
      const role = roleOf({ before: characters[at - 1]?.raw ?? '', behind: characters[at + 1]?.raw ?? '', rest }, raw);
      const isShortening = /^['‘’]$/u.test(raw) && shortened.test(rest);
      const opens = raw === open && role.opens && !isShortening;
      const closes = raw === close && role.closes;
      return opens || closes ? [{ start, end: start + raw.length, opens, closes }] : [];
    });
    const left = marks.findLast(({ end }) => end <= place.start);
    const right = marks.find(({ start }) => start >= place.end);
    return (
      left?.opens === true &&
      right?.closes === true &&
      left.start >= Math.max(paragraph.start, place.start - quotationUnits) &&
      right.end <= Math.min(paragraph.end, place.end + quotationUnits)
    );
  });
};

// Whether a place of a text stands inside quotation marks, or in a line that quotes (docs/matching.md §5).
import { quotationUnits } from '../limits.ts';

/** How a pair of marks is told from other uses of the same characters. */
type Manner = 'anywhere' | 'hugging' | 'straight';

interface Pair {
  readonly open: number;
  readonly close: number;
  readonly manner: Manner;
}

const pairsOf = (manner: Manner, pairs: string): readonly Pair[] =>
  pairs.split(' ').map((pair) => ({ open: pair.charCodeAt(0), close: pair.charCodeAt(1), manner }));

const pairs: readonly Pair[] = [
  ...pairsOf('anywhere', '“” „“ „” «» ‹› 「」 『』'),
  ...pairsOf('hugging', '»« ›‹ ‘’ ‚‘ ‚’'),
  ...pairsOf('straight', '"" ＂＂ \'\''),
];
const apostrophe = 0x27;
const marks: ReadonlySet<number> = new Set(pairs.flatMap(({ open, close }) => [open, close]));

/** Most characters of most texts are told from marks without asking the set. */
const isMark = (code: number): boolean =>
  code < 0x80 ? code === 0x22 || code === apostrophe : code >= 0xab && marks.has(code);

const opens = 1;
const closes = 2;

const mayShorten: ReadonlySet<number> = new Set([apostrophe, 0x2018, 0x2019]);
/** Words that lose their beginning to an apostrophe: 'cause. */
const shortened = /(?:bout|cause|cos|coz|cuz|em|n|till?|tis|twas)(?![\p{L}\p{N}\p{M}])/iuy;
const letterOrDigit = /^[\p{L}\p{N}]$/u;
const whiteSpace = /^\s$/;

const isWordAfter = (text: string, at: number): boolean =>
  letterOrDigit.test(String.fromCodePoint(text.codePointAt(at + 1) ?? 0));
const isWordBefore = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at - 1);
  // The second half of a letter beyond the first 65,536.
  return letterOrDigit.test(unit >= 0xdc00 && unit <= 0xdfff ? text.slice(at - 2, at) : text.charAt(at - 1));
};
/** The text's ends count as white space. */
const isSpaceAt = (text: string, at: number): boolean =>
  at < 0 || at >= text.length || whiteSpace.test(text.charAt(at));

const opensShortened = (text: string, at: number): boolean => {
  shortened.lastIndex = at + 1;
  return mayShorten.has(text.charCodeAt(at)) && shortened.test(text);
};

/** What the straight mark at `at` may do: it looks alike on both sides, so its neighbours tell. */
const straightRole = (text: string, at: number): number => {
  const [before, after] = [isWordBefore(text, at), isWordAfter(text, at)];
  if (after && !before) return opensShortened(text, at) ? 0 : opens;
  if (before && !after) return closes;
  const either = text.charCodeAt(at) === apostrophe ? 0 : opens | closes;
  const [spaceBefore, spaceAfter] = [isSpaceAt(text, at - 1), isSpaceAt(text, at + 1)];
  if (spaceBefore === spaceAfter) return either;
  return spaceBefore ? opens : closes;
};

/** What the mark at `at` may do as one of this pair. */
const roleIn = ({ open, close, manner }: Pair, text: string, at: number): number => {
  const code = text.charCodeAt(at);
  if (code !== open && code !== close) return 0;
  if (manner === 'straight') return straightRole(text, at);
  if (manner === 'anywhere') return code === open ? opens : closes;
  if (code === open) {
    return !isSpaceAt(text, at + 1) && !isWordBefore(text, at) && !opensShortened(text, at) ? opens : 0;
  }
  return !isSpaceAt(text, at - 1) && !isWordAfter(text, at) ? closes : 0;
};

const isLineBreak = (code: number): boolean => code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;

/** The end of the hit's paragraph going by `step` from `from`, at most as far as a quotation reaches. */
const paragraphEdge = (text: string, from: number, step: -1 | 1): number => {
  const furthest = step < 0 ? Math.max(-1, from - quotationUnits) : Math.min(text.length, from + quotationUnits);
  let isLineSoFarEmpty = false;
  for (let at = from; at !== furthest; at += step) {
    const code = text.charCodeAt(at);
    if (isLineBreak(code)) {
      if (isLineSoFarEmpty) return at;
      isLineSoFarEmpty = true;
      // Carriage return and line feed are one break.
      const next = text.charCodeAt(at + step);
      if (
        at + step !== furthest &&
        ((code === 0x0d && next === 0x0a && step > 0) || (code === 0x0a && next === 0x0d && step < 0))
      )
        at += step;
    } else if (isLineSoFarEmpty && !isSpaceAt(text, at)) isLineSoFarEmpty = false;
  }
  return furthest;
};

/** Whether the first mark of this pair from `from` on closes. */
const isClosed = (pair: Pair, text: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) {
    if (!isMark(text.charCodeAt(at))) continue;
    const role = roleIn(pair, text, at);
    if (role !== 0) return (role & closes) !== 0;
  }
  return false;
};

/** Whether any mark stands so near before a place that it may open a quotation there; most texts have none. */
const hasMarkBefore = (text: string, start: number): boolean => {
  const furthest = Math.max(0, start - quotationUnits);
  for (let at = start - 1; at >= furthest; at -= 1) if (isMark(text.charCodeAt(at))) return true;
  return false;
};

const isBetweenMarks = (text: string, start: number, end: number): boolean => {
  if (!hasMarkBefore(text, start)) return false;
  const from = paragraphEdge(text, start - 1, -1);
  /** The pairs of which a mark was seen already: one bit for each. */
  let seen = 0;
  let to = -1;
  for (let at = start - 1; at > from; at -= 1) {
    if (!isMark(text.charCodeAt(at))) continue;
    for (let number = 0; number < pairs.length; number += 1) {
      const pair = pairs[number];
      const role = !pair || (seen & (1 << number)) !== 0 ? 0 : roleIn(pair, text, at);
      if (!pair || role === 0) continue;
      seen |= 1 << number;
      if ((role & opens) === 0) continue;
      if (to < 0) to = paragraphEdge(text, end, 1);
      if (isClosed(pair, text, end, to)) return true;
    }
  }
  return false;
};

const isInQuotingLine = (text: string, start: number): boolean => {
  let at = start;
  while (at > 0 && !isLineBreak(text.charCodeAt(at - 1))) {
    at -= 1;
    if (start - at > quotationUnits) return false;
  }
  while (isSpaceAt(text, at)) at += 1;
  return text.charAt(at) === '>';
};

/** Whether a place may be quoted at all: what opens a quotation, or a line that quotes, stands near enough before it. */
export const mayBeQuoted = (text: string, start: number): boolean =>
  hasMarkBefore(text, start) || text.lastIndexOf('>', start) >= start - quotationUnits;

/** Looks at most 300 units to either side. */
export const isQuoted = (text: string, start: number, end: number): boolean =>
  isInQuotingLine(text, start) || isBetweenMarks(text, start, end);

// Says in plain words what the YAML reader did not understand.
import type { ErrorCode, YAMLError } from 'yaml';

const alignedHint = 'Begin it in the same column as its neighbours, with spaces.';
const quoteHint = 'Put the text in double quotes: "…".';

const plainWords: Partial<Record<ErrorCode, readonly [what: string, instead: string]>> = {
  TAB_AS_INDENT: ['A tab stands where the line is indented.', 'Indent with spaces only, two for each step.'],
  BAD_INDENT: ['This line is indented by another number of spaces than its neighbours.', alignedHint],
  BAD_SCALAR_START: ['A text cannot begin with this character.', quoteHint],
  BAD_DQ_ESCAPE: [
    'A backslash in double quotes begins a special character, and this one is not known.',
    'Write \\\\ for a backslash, or use single quotes.',
  ],
  BLOCK_AS_IMPLICIT_KEY: ['There are two colons in one line, so it is unclear which is the key.', quoteHint],
  BLOCK_IN_FLOW: ['A list with dashes stands inside brackets.', 'Write either brackets or dashes, not both.'],
  DUPLICATE_KEY: ['This key stands twice in the same entry.', 'Keep one of them.'],
  MISSING_CHAR: [
    'A closing quote, bracket, comma or colon is missing, here or before.',
    'Add it: a key is followed by a colon and a space, a quoted text ends with its quote.',
  ],
  MULTILINE_IMPLICIT_KEY: ['A key goes over several lines, or a colon is missing.', 'Write key: value in one line.'],
  MULTIPLE_DOCS: ['A second document begins here.', 'Take out the line ---: one file is one list.'],
  BAD_ALIAS: ['A text that begins with * refers to another place, and there is none.', quoteHint],
  TAG_RESOLVE_FAILED: ['A text that begins with ! names a type, and it is not known.', quoteHint],
  UNEXPECTED_TOKEN: [
    'Something stands here that does not belong.',
    'Look for a missing quote, dash or colon before it.',
  ],
  BAD_COLLECTION_TYPE: ['A list stands where keys are expected, or keys where a list is.', alignedHint],
};

const notUnderstood = [
  'This cannot be read as YAML.',
  'Look for a missing quote, dash or colon, or a wrong indent, here and in the line before.',
] as const;

interface SyntaxProblem {
  readonly offset: number;
  readonly what: string;
  readonly instead: string;
}

/** Whether a line is indented by an odd number of spaces: nobody means that, and YAML calls it by many other names. */
const hasOddIndent = (text: string, lineStart: number): boolean => text.slice(lineStart).search(/[^ ]|$/u) % 2 === 1;

/**
 * One problem a line, and none of those that only follow from a wrong indent: until the next entry begins, the reader
 * is lost, and what it says would send people to lines that are right.
 */
export const syntaxProblems = (text: string, errors: readonly YAMLError[]): SyntaxProblem[] => {
  const problems: SyntaxProblem[] = [];
  let lastLine = -1;
  let lostUntil = -1;
  for (const { code, pos } of errors) {
    const offset = pos[0];
    const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    if (lineStart === lastLine || offset < lostUntil) continue;
    lastLine = lineStart;
    const meant = code !== 'TAB_AS_INDENT' && hasOddIndent(text, lineStart) ? 'BAD_INDENT' : code;
    const [what, instead] = plainWords[meant] ?? notUnderstood;
    problems.push({ offset: meant === code ? offset : lineStart, what, instead });
    if (meant === 'BAD_INDENT' || meant === 'TAB_AS_INDENT') {
      const next = text.slice(offset + 1).search(/^ *- +id:/mu);
      lostUntil = next < 0 ? Number.POSITIVE_INFINITY : offset + 1 + next;
    }
  }
  return problems;
};

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

export const syntaxWords = (error: YAMLError): { what: string; instead: string } => {
  const [what, instead] = plainWords[error.code] ?? [
    'This cannot be read as YAML.',
    'Look for a missing quote, dash or colon, or a wrong indent, here and in the line before.',
  ];
  return { what, instead };
};

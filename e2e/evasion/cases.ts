// The cases of the evasion suite, as data: what a page does, and what must (not) have been read of it.
import type { Stage } from './stage.ts';

export interface Case {
  readonly name: string;
  /** Answers `null` when all is well, else what went wrong. */
  readonly run: (stage: Stage) => Promise<string | null>;
}

/** Where the text cases find their texts: sober, made up, never the same twice, so that a case cannot live on another's report. */
let count = 0;
export function freshWords(): string {
  count += 1;
  return `grey herons stand at noon ${numberWord(count)}`;
}

const numberWord = (number: number): string =>
  [...String(number)]
    .map(
      (digit) => ['nil', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][Number(digit)] ?? '',
    )
    .join(' ');

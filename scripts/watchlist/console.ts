// Where a verb of the command reads and writes: handed in, so that tests see what people would.

export interface Console {
  readonly out: (text: string) => void;
  readonly warn: (text: string) => void;
  /** The folder that file names are meant from. */
  readonly folder: string;
  readonly readInput: () => Promise<string>;
  /** As 2027-03-31. */
  readonly today: string;
}

/** Asked wrongly: said in one line, with exit code 2. */
export class WrongUse extends Error {}

export interface Verb {
  /** In a line. */
  readonly summary: string;
  readonly help: string;
  /** Returns the exit code; throws WrongUse. */
  readonly run: (args: readonly string[], console: Console) => Promise<number>;
}

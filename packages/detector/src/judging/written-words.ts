// How the tables write a language's words for conditions.

/** The words of one language as people type them, parted by spaces. */
export interface WrittenWords {
  readonly negations: string;
  readonly questionWords: string;
  readonly firstPerson: string;
}

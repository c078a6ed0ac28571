// What a mutation run found, by file: how many of the changes a test noticed, and which ones none did.

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
  };
}

/** The part that is read of a report in the format of stryker-mutator/mutation-testing-elements. */
export interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

export interface Score {
  readonly file: string;
  readonly killed: number;
  /** Of those killed: the ones whose tests were stopped for taking too long. On a busy machine look at them twice. */
  readonly timedOut: number;
  readonly survived: number;
}

/** Of the mutants that a test could notice, so many must be noticed. */
export const leastShare = 0.85;

const isKilled = ({ status }: Mutant): boolean => status === 'Killed' || status === 'Timeout';
/** One that no test reaches has survived as well; what cannot be compiled, or is left out, says nothing. */
const isSurvivor = ({ status }: Mutant): boolean => status === 'Survived' || status === 'NoCoverage';

export const mutantScores = ({ files }: Report): Score[] =>
  Object.entries(files)
    .map(([file, { mutants }]) => ({
      file,
      killed: mutants.filter(isKilled).length,
      timedOut: mutants.filter(({ status }) => status === 'Timeout').length,
      survived: mutants.filter(isSurvivor).length,
    }))
    .filter(({ killed, survived }) => killed + survived > 0)
    .toSorted((a, b) => (a.file < b.file ? -1 : 1));

export const addScores = (scores: readonly Score[]): Score => ({
  file: 'together',
  killed: scores.reduce((sum, { killed }) => sum + killed, 0),
  timedOut: scores.reduce((sum, { timedOut }) => sum + timedOut, 0),
  survived: scores.reduce((sum, { survived }) => sum + survived, 0),
});

/** 0 to 1; nothing to kill is all killed. */
export const killedShare = ({ killed, survived }: Pick<Score, 'killed' | 'survived'>): number =>
  killed + survived === 0 ? 1 : killed / (killed + survived);

const short = (text: string): string => {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length <= 70 ? line : `${line.slice(0, 69)}…`;
};

/** `file:line  what stood there → what stood there instead`, in the order of the files. */
export const survivorLines = ({ files }: Report, isAsked: (file: string) => boolean): string[] =>
  Object.entries(files).flatMap(([file, { source, mutants }]) => {
    if (!isAsked(file)) return [];
    const lines = source.split('\n');
    return mutants
      .filter(isSurvivor)
      .toSorted((a, b) => a.location.start.line - b.location.start.line)
      .map(({ location: { start, end }, replacement, status }) => {
        const span = lines.slice(start.line - 1, end.line);
        const last = span.length - 1;
        // The end first: on one line both cuts are of the same text.
        if (span[last] !== undefined) span[last] = span[last].slice(0, end.column - 1);
        if (span[0] !== undefined) span[0] = span[0].slice(start.column - 1);
        const unreached = status === 'NoCoverage' ? ' (no test comes here)' : '';
        return `${file}:${start.line}  ${short(span.join('\n'))} → ${short(replacement ?? '')}${unreached}`;
      });
  });

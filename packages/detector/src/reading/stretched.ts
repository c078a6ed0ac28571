// Words with stretched letters: "diiiie" may be "die" or "diie".
const fewRuns = 3;
const letter = /^\p{L}$/u;

/**
 * The words that a stretched one may stand for: each run of three or more equal letters is one letter or two; with more than
 * three runs all alike. Empty when nothing is stretched.
 */
export const squeezed = (codes: readonly number[]): readonly (readonly number[])[] => {
  const runs: { readonly code: number; readonly length: number }[] = [];
  for (let at = 0; at < codes.length; ) {
    let to = at + 1;
    while (to < codes.length && codes[to] === codes[at]) to += 1;
    runs.push({ code: codes[at] ?? 0, length: to - at });
    at = to;
  }
  const isStretched = ({ code, length }: { code: number; length: number }): boolean =>
    length >= 3 && letter.test(String.fromCodePoint(code));
  const stretched = runs.filter(isStretched).length;
  if (stretched === 0) return [];
  const choices = stretched <= fewRuns ? 1 << stretched : 2;
  return Array.from({ length: choices }, (_, choice) => {
    let seen = 0;
    return runs.flatMap((run) => {
      const { code, length } = run;
      if (!isStretched(run)) return Array<number>(length).fill(code);
      const isDouble = ((choice >> (stretched <= fewRuns ? seen : 0)) & 1) === 1;
      seen += 1;
      return isDouble ? [code, code] : [code];
    });
  });
};

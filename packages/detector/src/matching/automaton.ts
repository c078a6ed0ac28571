// An Aho–Corasick automaton over code points in flat tables: every pattern at every place, in one pass over the text.

export interface Automaton {
  /** Calls `found` with each pattern's number and the position of its last code. Linear in the codes plus the matches. */
  readonly run: (codes: readonly number[], found: (pattern: number, last: number) => void) => void;
  readonly stateCount: number;
}

/** (state, symbol) → state, with open addressing: a tenth of the memory of nested maps. */
class EdgeTable {
  private keys: Float64Array;
  private targets: Int32Array;
  private used = 0;
  private readonly symbolCount: number;

  constructor(symbolCount: number) {
    this.symbolCount = symbolCount;
    this.keys = new Float64Array(1024);
    this.targets = new Int32Array(1024);
  }

  /** The state reached, or 0: no edge leads back to the root. */
  get(state: number, symbol: number): number {
    return this.targets[this.slot(state * this.symbolCount + symbol + 1)] ?? 0;
  }

  set(state: number, symbol: number, target: number): void {
    if (this.used * 2 >= this.keys.length) this.grow();
    const key = state * this.symbolCount + symbol + 1;
    const slot = this.slot(key);
    if (this.keys[slot] === 0) this.used += 1;
    this.keys[slot] = key;
    this.targets[slot] = target;
  }

  private slot(key: number): number {
    const mask = this.keys.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (this.keys[slot] !== 0 && this.keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { keys, targets } = this;
    this.keys = new Float64Array(keys.length * 2);
    this.targets = new Int32Array(keys.length * 2);
    keys.forEach((key, old) => {
      if (key === 0) return;
      const slot = this.slot(key);
      this.keys[slot] = key;
      this.targets[slot] = targets[old] ?? 0;
    });
  }
}

/** The symbol of every code that no pattern holds. */
const foreign = 0;

export const buildAutomaton = (patterns: readonly (readonly number[])[]): Automaton => {
  const symbols = new Map<number, number>();
  for (const pattern of patterns)
    for (const code of pattern) if (!symbols.has(code)) symbols.set(code, symbols.size + 1);
  const edges = new EdgeTable(symbols.size + 1);

  const parents = [0];
  const symbolsIn = [foreign];
  /** Chains of the patterns that end in a state: first by state, next by pattern; -1 ends the chain. */
  const firstEnd = [-1];
  const nextEnd = new Int32Array(patterns.length).fill(-1);
  patterns.forEach((pattern, number) => {
    let state = 0;
    for (const code of pattern) {
      const symbol = symbols.get(code) ?? foreign;
      let next = edges.get(state, symbol);
      if (next === 0) {
        next = parents.length;
        parents.push(state);
        symbolsIn.push(symbol);
        firstEnd.push(-1);
        edges.set(state, symbol, next);
      }
      state = next;
    }
    if (state === 0) return;
    nextEnd[number] = firstEnd[state] ?? -1;
    firstEnd[state] = number;
  });

  /** The state of the longest proper suffix, and the nearest such state at which a pattern ends (0 = none). */
  const fails = new Int32Array(parents.length);
  const suffixEnds = new Int32Array(parents.length);
  const step = (from: number, symbol: number): number => {
    let state = from;
    for (;;) {
      const next = edges.get(state, symbol);
      if (next !== 0 || state === 0) return next;
      state = fails[state] ?? 0;
    }
  };

  // By depth, so that a state's shorter suffixes are linked before it.
  const depths = new Int32Array(parents.length);
  for (let state = 1; state < parents.length; state += 1) depths[state] = (depths[parents[state] ?? 0] ?? 0) + 1;
  const byDepth = Uint32Array.from(parents.keys()).sort((a, b) => (depths[a] ?? 0) - (depths[b] ?? 0));
  for (const state of byDepth) {
    const parent = parents[state] ?? 0;
    if (parent === 0) continue;
    const fail = step(fails[parent] ?? 0, symbolsIn[state] ?? foreign);
    fails[state] = fail;
    suffixEnds[state] = (firstEnd[fail] ?? -1) >= 0 ? fail : (suffixEnds[fail] ?? 0);
  }

  const ends = Int32Array.from(firstEnd);
  const run = (codes: readonly number[], found: (pattern: number, last: number) => void): void => {
    let state = 0;
    for (let at = 0; at < codes.length; at += 1) {
      const symbol = symbols.get(codes[at] ?? 0) ?? foreign;
      state = symbol === foreign ? 0 : step(state, symbol);
      for (let end = state; end !== 0; end = suffixEnds[end] ?? 0) {
        for (let pattern = ends[end] ?? -1; pattern >= 0; pattern = nextEnd[pattern] ?? -1) found(pattern, at);
      }
    }
  };
  return { run, stateCount: parents.length };
};

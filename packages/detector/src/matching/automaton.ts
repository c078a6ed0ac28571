// An Aho–Corasick automaton over code points: every pattern at every place, in one pass over the text.

export interface Automaton {
  /** Calls `found` with each pattern's number and the position of its last code. Linear in the codes plus the matches. */
  readonly run: (codes: readonly number[], found: (pattern: number, last: number) => void) => void;
}

interface State {
  readonly next: Map<number, number>;
  /** Patterns that end here. */
  readonly ends: number[];
  /** The state of the longest proper suffix. */
  fail: number;
  /** The nearest suffix state at which a pattern ends; 0 = none. */
  suffixEnd: number;
}

const emptyState = (): State => ({ next: new Map(), ends: [], fail: 0, suffixEnd: 0 });

export const buildAutomaton = (patterns: readonly (readonly number[])[]): Automaton => {
  const root = emptyState();
  const states: State[] = [root];
  const stateAt = (index: number): State => states[index] ?? root;

  patterns.forEach((pattern, number) => {
    let index = 0;
    for (const code of pattern) {
      let next = stateAt(index).next.get(code);
      if (next === undefined) {
        next = states.length;
        states.push(emptyState());
        stateAt(index).next.set(code, next);
      }
      index = next;
    }
    if (index !== 0) stateAt(index).ends.push(number);
  });

  const step = (from: number, code: number): number => {
    let index = from;
    for (;;) {
      const next = stateAt(index).next.get(code);
      if (next !== undefined) return next;
      if (index === 0) return 0;
      index = stateAt(index).fail;
    }
  };

  // Breadth first, so that a state's shorter suffixes are linked before it.
  const queue = [...root.next.values()];
  for (const index of queue) {
    const state = stateAt(index);
    for (const [code, child] of state.next) {
      const fail = step(state.fail, code);
      const childState = stateAt(child);
      childState.fail = fail;
      childState.suffixEnd = stateAt(fail).ends.length > 0 ? fail : stateAt(fail).suffixEnd;
      queue.push(child);
    }
  }

  const run = (codes: readonly number[], found: (pattern: number, last: number) => void): void => {
    let index = 0;
    codes.forEach((code, at) => {
      index = step(index, code);
      const state = stateAt(index);
      for (const pattern of state.ends) found(pattern, at);
      for (let suffix = state.suffixEnd; suffix !== 0; suffix = stateAt(suffix).suffixEnd) {
        for (const pattern of stateAt(suffix).ends) found(pattern, at);
      }
    });
  };
  return { run };
};

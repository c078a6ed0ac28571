// Joins lines that have a key in common, and those that these are joined with, into groups (union-find).

/** The group of each line: the place of its first line. Equal for two lines exactly when a chain of common keys leads from one to the other. */
export function joinedGroups(keysOfLines: readonly (readonly string[])[]): number[] {
  const parents = keysOfLines.map((_, index) => index);
  const rootOf = (line: number): number => {
    let root = line;
    while (parents[root] !== root) {
      const next = parents[parents[root] ?? root] ?? root;
      parents[root] = next;
      root = next;
    }
    return root;
  };
  const firstWith = new Map<string, number>();
  keysOfLines.forEach((keys, line) => {
    for (const key of keys) {
      const first = firstWith.get(key);
      if (first === undefined) {
        firstWith.set(key, line);
        continue;
      }
      const a = rootOf(first);
      const b = rootOf(line);
      // The earlier line stays the root, so that a group's number does not depend on the order of its keys.
      if (a !== b) parents[Math.max(a, b)] = Math.min(a, b);
    }
  });
  return keysOfLines.map((_, line) => rootOf(line));
}

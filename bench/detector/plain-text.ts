// Text in which every engine sees the same words: small letters of ASCII, single spaces. Ours loses by it that the others need not fold case.

/**
 * Left out or made alike is what `\b` and we read differently: an apostrophe inside a word is a part of it for us, a hyphen is as
 * good as a space, an accent may be left out.
 */
export const plainText = (text: string): string =>
  inOnePiece(
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/['’‘`´]/g, '')
      .replace(/[^\n -~]/g, '.')
      .replace(/[-_\s]+/g, ' ')
      .trim(),
  );

/** The same text as one piece of memory: a string that was put together or cut off is slower to read, and how much is chance. */
export const inOnePiece = (text: string): string => Buffer.from(text).toString();

/** Finds patterns that stand in a line as whole words, slowly and plainly: what every engine's count is held against. */
export function plainFinder(patterns: readonly string[]): (line: string) => string[] {
  const known = new Set(patterns);
  const most = Math.max(...patterns.map((pattern) => pattern.split(' ').length));
  return (line) => {
    const words = [...line.matchAll(/[a-z0-9]+/g)].map(({ index, 0: word }) => ({
      from: index,
      to: index + word.length,
    }));
    return words.flatMap(({ from }, at) =>
      words
        .slice(at, at + most)
        .map(({ to }) => line.slice(from, to))
        .filter((run) => known.has(run)),
    );
  };
}

// Phrases with alternatives, as people write them: "i {want to|wanna} {go|leave}" stands for four phrases.

/** More from one phrase is a slip, and would make every device carry it. */
const expansionLimit = 2_000;
/** What an envelope can name (contract: `findingWordsSchema.phrase`). */
const phraseLimit = 200;

const group = /\{([^{}]*)\}/u;

/** What is wrong with the braces of a phrase, or nothing. */
export const alternativesProblem = (phrase: string): string | undefined => {
  const bare = phrase.replace(/\{[^{}]*\}/gu, '');
  if (/[{}]/u.test(bare)) return 'A brace is missing, or braces stand inside braces.';
  if (bare.includes('|')) return 'A | stands outside braces.';
  const count = [...phrase.matchAll(/\{([^{}]*)\}/gu)].reduce(
    (product, [, inner = '']) => product * inner.split('|').length,
    1,
  );
  if (count > expansionLimit) return `It stands for ${count} phrases; the limit is ${expansionLimit}.`;
  if (expandAlternatives(phrase).some((expanded) => expanded.length > phraseLimit))
    return `A phrase is longer than ${phraseLimit} characters.`;
  return undefined;
};

/** All phrases that one stands for. An empty alternative leaves its place out. */
export const expandAlternatives = (phrase: string): string[] => {
  const found = group.exec(phrase);
  if (!found) return [phrase.replace(/\s+/gu, ' ').trim()];
  const before = phrase.slice(0, found.index);
  const after = phrase.slice(found.index + found[0].length);
  return (found[1] ?? '').split('|').flatMap((one) => expandAlternatives(before + one + after));
};

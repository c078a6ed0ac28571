// Says in our pattern language what other products write with wildcards, proximity and regular expressions, where it can.

export type Translated = { readonly phrases: readonly string[]; readonly note?: string } | { readonly problem: string };

const ours = /[{}()[\]<>|~]/u;

/** `kill*` may be any form of an English word, `kill * myself` has words between. */
const fromWildcards = (text: string, isWord: (word: string) => boolean): Translated => {
  const words = text.split(/\s+/u).map((word) => word.replace(/%/gu, '*'));
  const inner = words.map((word, index): string | undefined => {
    if (/^\*+$/u.test(word)) return index === 0 || index === words.length - 1 ? '' : '<3>';
    if (/^[^*?]{4,}\*$/u.test(word)) return isWord(word.slice(0, -1)) ? `${word.slice(0, -1)}~` : undefined;
    return /[*?]/u.test(word) ? undefined : word;
  });
  const wrong = words[inner.indexOf(undefined)];
  if (wrong !== undefined) {
    if (/\*$/u.test(wrong) && !/^[*?]/u.test(wrong) && !wrong.includes('?'))
      return {
        problem: `"${wrong}" stands for every word that begins so; only forms of an English word can be written so (kill~). Write the words that are meant.`,
      };
    return { problem: `"${wrong}" looks inside words, where "change" holds "hang". Write the words that are meant.` };
  }
  const phrase = inner
    .filter((word) => word !== '')
    .join(' ')
    .replace(/(?:<3> )+<3>/gu, '<6>');
  if (phrase === '') return { problem: 'A wildcard alone stands for everything.' };
  return { phrases: [phrase], note: 'wildcards became forms (~) and gaps (<3>)' };
};

const fromNear = (text: string): Translated | undefined => {
  const found = /^"?([^"]+?)"?\s+(?:near|w|within|pre)\s*\/\s*(\d+)\s+"?([^"]+?)"?$/iu.exec(text);
  if (!found) return undefined;
  const [, first = '', count = '', second = ''] = found;
  const gap = `<${Math.min(8, Math.max(1, Number(count)))}>`;
  const phrases = [`${first} ${gap} ${second}`];
  // "Near" has no order, "pre" has.
  if (!/\bpre\s*\//iu.test(text)) phrases.push(`${second} ${gap} ${first}`);
  return { phrases, note: 'nearness became a gap' };
};

const looksRegular = /\([^()]*\|[^()]*\)|\\[bswdSWDB]|\(\?|\.[*+?{]|\[[^\]]*\]|\)\?|^\/.*\/[a-z]*$|^\^|\$$/u;

/** Words, spaces, `(a|b)`, `(a)?`, `s?` at a word's end and `.*` between words: what is more is for people. */
const fromRegular = (text: string): Translated => {
  let rest = text
    .replace(/^\/(.*)\/[a-z]*$/u, '$1')
    .replace(/^\^|\$$/gu, '')
    .replace(/\\b/gu, '');
  rest = rest.replace(/\\s[*+]?|\[ _-\][*+?]?|\[\\s-?\][*+]?/gu, ' ');
  rest = rest.replace(/\s*\.(?:[*+]\??|\{\d*,?\d*\}\??)\s*/gu, ' <3> ');
  rest = rest.replace(/\(\?:/gu, '(').replace(/\((?:\?i)\)/gu, '');
  rest = rest.replace(
    /\s?\(([^()|]+)\s\)\?|(?<=\s|^)\(([^()|]+)\)\?/gu,
    (_, one?: string, two?: string) => ` (${one ?? two}) `,
  );
  // An optional letter at the end of a word: both words.
  rest = rest
    .replace(/([\p{L}\p{N}']+)\(([\p{L}]+)\)\?/gu, '{$1|$1$2}')
    .replace(/([\p{L}\p{N}']+)([\p{L}])\?/gu, '{$1|$1$2}');
  rest = rest.replace(
    /\(([\p{L}\p{N}'’\s-]+(?:\|[\p{L}\p{N}'’\s-]+)+)\)(\?)?/gu,
    (_, options: string, maybe?: string) => `{${options}${maybe ? '|' : ''}}`,
  );
  rest = rest
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^<3> | <3>$/gu, '');
  const bare = rest.replace(/\{[^{}]*\}|\([^()]*\)|<\d>/gu, 'x');
  if (/[\\^$.*+?()[\]{}|<>]/u.test(bare) || /[\p{L}\p{N}]\{|\}[\p{L}\p{N}]/u.test(rest))
    return { problem: 'This regular expression says more than a phrase can. Write the phrases that are meant.' };
  return { phrases: [rest], note: 'a regular expression became a phrase' };
};

/** `isPattern` is what the table says of it; without, it is told by its look. `isWord`: whether a word has English forms. */
export function translatePattern(written: string, isWord: (word: string) => boolean, isPattern?: boolean): Translated {
  const text = written.trim().replace(/^"(.*)"$/u, '$1');
  if (text === '') return { problem: 'There is nothing in it.' };
  const near = fromNear(text);
  if (near) return near;
  if (/\s(?:AND|OR|NOT)\s|\s&&\s|\s\+\s/u.test(text))
    return { problem: 'It joins words by AND, OR or NOT: write phrases, and the other words under near or notNear.' };
  if (looksRegular.test(text) || (isPattern === true && /[\\^$.+()[\]{}|]/u.test(text))) return fromRegular(text);
  if (/[*?%]/u.test(text.replace(/\?+$/u, '')) || (isPattern === true && /[*?]/u.test(text)))
    return fromWildcards(text, isWord);
  if (ours.test(text))
    return { problem: 'It holds signs that mean something in a phrase ({ } ( ) [ ] < > | ~). Write what is meant.' };
  return { phrases: [text] };
}

// Looks a word up in a Hunspell dictionary by taking its endings off, without ever spelling the dictionary out:
// a Turkish or Polish one would have tens of millions of forms. Compounds are not put together.
import { type AffixRule, readAffixes } from './affixes.ts';

const holds = (rule: AffixRule, stem: string): boolean => rule.condition?.test(stem) ?? true;

/** Whether a word, or its form at the beginning of a sentence, is in the dictionary. */
export const openHunspell = (aff: string, dic: string): ((word: string) => boolean) => {
  const rules = readAffixes(aff);
  const written = new Map<string, string | readonly string[]>();
  for (const line of dic.split(/\r?\n/u).slice(1)) {
    const [head = ''] = line.split(/[\t ]/u);
    if (head === '') continue;
    const slash = head.indexOf('/', 1);
    const word = slash < 0 ? head : head.slice(0, slash);
    const flags = slash < 0 ? '' : head.slice(slash + 1);
    const known = written.get(word);
    written.set(word, known === undefined ? flags : [...(typeof known === 'string' ? [known] : known), flags]);
  }
  const flagSets = (word: string): (readonly string[])[] => {
    const flags = written.get(word);
    if (flags === undefined) return [];
    return (typeof flags === 'string' ? [flags] : flags).map(rules.flagsOf);
  };
  const isAlone = (flags: readonly string[]) => !flags.some((flag) => rules.notAlone.has(flag));
  const stands = (stem: string, ...needed: readonly string[]) =>
    flagSets(stem).some((flags) => needed.every((flag) => flags.includes(flag)));

  /** Every way of taking one ending off that can lead to a word. */
  function* withoutSuffix(word: string, isInner = false): Generator<{ stem: string; rule: AffixRule }> {
    for (let length = Math.min(rules.longestSuffix, word.length); length >= 0; length -= 1)
      for (const rule of rules.suffixes.get(word.slice(word.length - length)) ?? []) {
        const stem = word.slice(0, word.length - length) + rule.strip;
        if (stem !== '' && (isInner || written.has(stem) || rules.followers.has(rule.flag)) && holds(rule, stem))
          yield { stem, rule };
      }
  }
  function* withoutPrefix(word: string): Generator<{ stem: string; rule: AffixRule }> {
    for (let length = Math.min(rules.longestPrefix, word.length); length >= 0; length -= 1)
      for (const rule of rules.prefixes.get(word.slice(0, length)) ?? []) {
        const stem = rule.strip + word.slice(length);
        if (stem !== '' && holds(rule, stem)) yield { stem, rule };
      }
  }
  const hasSuffixed = (word: string): boolean => {
    for (const { stem, rule } of withoutSuffix(word)) {
      if (!isAlone(rule.further)) continue;
      if (stands(stem, rule.flag)) return true;
      // Two endings: the inner one must allow the outer.
      if (!rules.followers.has(rule.flag)) continue;
      for (const inner of withoutSuffix(stem, true))
        if (inner.rule.further.includes(rule.flag) && stands(inner.stem, inner.rule.flag)) return true;
    }
    return false;
  };
  const hasPrefixed = (word: string): boolean => {
    for (const { stem, rule } of withoutPrefix(word)) {
      if (stands(stem, rule.flag)) return true;
      if (!rule.crosses) continue;
      for (const ending of withoutSuffix(stem))
        if (
          ending.rule.crosses &&
          (stands(ending.stem, ending.rule.flag, rule.flag) ||
            (ending.rule.further.includes(rule.flag) && stands(ending.stem, ending.rule.flag)))
        )
          return true;
    }
    return false;
  };
  const has = (word: string) => flagSets(word).some(isAlone) || hasSuffixed(word) || hasPrefixed(word);

  return (word) => {
    const plain = word.normalize('NFC').replaceAll('’', "'");
    const text = rules.ignored === '' ? plain : [...plain].filter((letter) => !rules.ignored.includes(letter)).join('');
    if (text === '') return false;
    return has(text) || has(text.charAt(0).toUpperCase() + text.slice(1));
  };
};

// The forms of an English word that `kill~` stands for: kill, kills, killed, killing, killin.
import {
  doubling,
  doublingInBritain,
  irregularPlurals,
  irregularVerbs,
  notDropped,
  nouns,
  takingEs,
  takingK,
  unchanging,
  verbsInEr,
  verbsInSpite,
  wholeFamilies,
} from './irregular-forms.ts';

const vowel = /[aeiouy]/;
/** One vowel between consonants, at the end of a word of one syllable; `qu` is a consonant. */
const short = /^(?:[^aeiou]*qu|[^aeiou]*)[aeiouy][^aeiouwxyh]$/;

/** Past forms of irregular verbs are no words to make forms of. */
const pastForms: ReadonlySet<string> = new Set(
  [...irregularVerbs.values(), ...wholeFamilies.values()].flat().filter((form) => !irregularVerbs.has(form)),
);

/** Kill → kills, hatch → hatches, bully → bullies. */
const withS = (word: string): string => {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/[^z]z$/.test(word) && short.test(word)) return `${word}zes`;
  if (/(?:s|x|z|sh)$/.test(word) || (/ch$/.test(word) && !/(?:onarch|triarch|epoch|eunuch|stomach|tech)$/.test(word)))
    return `${word}es`;
  return takingEs.has(word) ? `${word}es` : `${word}s`;
};

/** The spellings before -ed and -ing: stab → stabb; travel → travell, travel. */
const stems = (word: string): readonly string[] => {
  if (takingK.has(word)) return [`${word}k`];
  if (doublingInBritain.has(word)) return [`${word}${word.at(-1)}`, word];
  return short.test(word) || doubling.has(word) ? [`${word}${word.at(-1)}`] : [word];
};

const withEd = (word: string): readonly string[] => {
  if (word.endsWith('e')) return [`${word}d`];
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ied`];
  return stems(word).map((stem) => `${stem}ed`);
};

const withIng = (word: string): readonly string[] => {
  if (word.endsWith('ie')) return [`${word.slice(0, -2)}ying`];
  if (/[^eoy]e$/.test(word)) return [`${word.slice(0, -1)}ing`];
  return stems(word).map((stem) => `${stem}ing`);
};

const withoutG = (ing: readonly string[]): readonly string[] =>
  ing.map((form) => form.slice(0, -1)).filter((form) => !notDropped.has(form));

type Kind = 'unchanging' | 'noun' | 'any';

/** What the spelling tells of a word's forms, on the side of fewer. */
const kindOf = (word: string): Kind => {
  if (word.length < 3 || !vowel.test(word) || unchanging.has(word) || pastForms.has(word)) return 'unchanging';
  if (nouns.has(word)) return 'noun';
  if (/[aeiouy].*(?:ous|less|ful|ly|able|ible)$/.test(word)) return verbsInSpite.has(word) ? 'any' : 'unchanging';
  // "killed" is a form already; "bleed", "shed" and "embed" are not.
  if (/[aeiouy].*[^e]ed$/.test(word) && word !== 'embed') return 'unchanging';
  if (/ness$|ity$|ism$|[tcxs]ion$/.test(word)) return verbsInSpite.has(word) ? 'any' : 'noun';
  if (/ic$/.test(word)) return takingK.has(word) ? 'any' : 'noun';
  if (/[aeiouy].*(?:[^e]er|[st]or)$/.test(word)) return verbsInEr.has(word) || doubling.has(word) ? 'any' : 'noun';
  if (word.length > 5 && /[^s]ist$/.test(word) && !/(?:twist|exist|enlist)$/.test(word)) return 'noun';
  return 'any';
};

/** The word itself first, then its forms. What is no word of small letters a–z has no other forms. */
export const englishForms = (word: string): string[] => {
  if (!/^[a-z]+$/.test(word)) return [word];
  const whole = wholeFamilies.get(word);
  if (whole) return [...new Set([word, ...whole])];
  if (/[a-z]{2}man$/.test(word)) return [word, `${word.slice(0, -3)}men`];
  const past = irregularVerbs.get(word);
  const kind = past ? 'any' : kindOf(word);
  if (kind === 'unchanging') return [word];
  // "killing": the deed; "sting" and "bring" have no vowel before and are no such form.
  if (/[aeiouy].*ing$/.test(word) && !past) return [word, withS(word), ...withoutG([word])];
  const plural = irregularPlurals.get(word);
  const forms = [word, withS(word), ...(plural ? [plural] : [])];
  if (kind === 'noun') return forms;
  const ing = withIng(word);
  return [...new Set([...forms, ...(past ?? withEd(word)), ...ing, ...withoutG(ing)])];
};

// Reads a phrase as people write it into steps: "i {want to|wanna} (really) [leave] <0-2> kill~". Its meaning: docs/matching.md §3.
import type { WatchlistSlot } from '@candour/contract';
import { maxGaps, maxGapWords, maxSteps, maxWays, maxWayWords } from '../limits.ts';
import { between } from '../reading/between.ts';
import { lex } from '../reading/lex.ts';
import { flagAlone, flagGiant, sepNothing, WordRows } from '../reading/words.ts';
import { englishForms } from './forms.ts';

/** What stands before a word: nothing, space, or a break with these characters. */
export interface Parting {
  readonly sep: number;
  readonly breakText: string;
}

export interface PhraseWord {
  /** As the list writes it, then its forms (`kill~`): any of them will do. */
  readonly variants: readonly string[];
  readonly before: Parting;
  /** A character of a script without spaces, or an emoji. */
  readonly isAlone: boolean;
}

/** Options of a step; an empty one may be left out. */
export interface OptionsStep {
  readonly kind: 'options';
  readonly before: Parting;
  readonly options: readonly (readonly PhraseWord[])[];
}

export interface GapStep {
  readonly kind: 'gap';
  readonly min: number;
  readonly max: number;
}

export type Step = OptionsStep | GapStep;

export interface Phrase {
  readonly steps: readonly Step[];
}

export interface PhraseContext {
  /** BCP 47, of the entry. */
  readonly language: string;
  readonly slots: readonly WatchlistSlot[];
}

export type ParsedPhrase = { readonly phrase: Phrase } | { readonly problem: string };

const nothing: Parting = { sep: sepNothing, breakText: '' };

const both = (one: Parting, other: Parting): Parting =>
  one.sep >= other.sep ? { sep: one.sep, breakText: one.breakText || other.breakText } : other;

class Problem extends Error {}

const scratch = new WordRows();

interface Literal {
  readonly words: readonly PhraseWord[];
  /** What the text begins and ends with, before its first and after its last word. */
  readonly lead: Parting;
  readonly trail: Parting;
}

/** The sign of forms is no part of the text. */
const partingOf = (text: string): Parting => {
  const bare = text.replaceAll('~', '');
  return between(bare, 0, bare.length);
};

const readLiteral = (text: string, language: string): Literal => {
  lex(text, 0, text.length, scratch, () => 0);
  const words: PhraseWord[] = [];
  let last = 0;
  let lead = nothing;
  for (let index = 0; index < scratch.count; index += 1) {
    const start = scratch.starts[index] ?? 0;
    const end = scratch.ends[index] ?? 0;
    if (((scratch.flags[index] ?? 0) & flagGiant) !== 0) throw new Problem('A word is longer than any word of a text.');
    const between = text.slice(last, start);
    const before = partingOf(between);
    if (index === 0) lead = before;
    const written = text.slice(start, end);
    const hasForms = text[end] === '~';
    if (hasForms && !/^en(-|$)/u.test(language))
      throw new Problem('Forms of a word (~) are known for English only: write them as alternatives.');
    const lower = written.toLowerCase();
    const variants = hasForms ? [written, ...englishForms(lower).filter((form) => form !== lower)] : [written];
    words.push({
      variants,
      before: index === 0 ? nothing : before,
      isAlone: ((scratch.flags[index] ?? 0) & flagAlone) !== 0,
    });
    last = end;
  }
  const tail = partingOf(text.slice(last));
  if (/(^|[^\p{L}\p{N}\p{M}])~/u.test(text)) throw new Problem('A ~ stands after no word.');
  return words.length === 0 ? { words, lead: tail, trail: nothing } : { words, lead, trail: tail };
};

const slotPhrases = (name: string, { language, slots }: PhraseContext): readonly string[] => {
  const slot = slots.find((one) => one.name === name && one.language === language);
  if (slot) return slot.phrases;
  const known = slots.filter((one) => one.language === language).map((one) => one.name);
  throw new Problem(
    `There is no slot [${name}] for the language "${language}"${known.length > 0 ? `; there are: ${known.join(', ')}` : ''}.`,
  );
};

const optionOf = (text: string, language: string): readonly PhraseWord[] => {
  const { words } = readLiteral(text.trim(), language);
  if (words.length === 0 && text.trim() !== '') throw new Problem(`"${text.trim()}" holds nothing to find.`);
  return words;
};

const slotOptions = (name: string, context: PhraseContext): (readonly PhraseWord[])[] =>
  slotPhrases(name, context).map((phrase) => {
    if (/[{}()[\]<>|]/u.test(phrase))
      throw new Problem(`The slot [${name}] holds "${phrase}": only words and ~ may stand in a slot.`);
    const words = optionOf(phrase, context.language);
    if (words.length === 0) throw new Problem(`The slot [${name}] holds a phrase with nothing to find.`);
    return words;
  });

const groupOptions = (inner: string, context: PhraseContext): (readonly PhraseWord[])[] =>
  inner.split('|').flatMap((text) => {
    const slot = /^\[([^\]]*)\]$/u.exec(text.trim());
    if (slot) return slotOptions(slot[1] ?? '', context);
    const wrong = stray(text);
    if (wrong) throw new Problem(wrong);
    return [optionOf(text, context.language)];
  });

const piece = /\{([^{}]*)\}|\(([^()]*)\)|\[([^[\]]*)\]|<([^<>]*)>/gu;

const gapOf = (inner: string): GapStep => {
  const found = /^\s*(?:(\d+)\s*-\s*)?(\d+)\s*$/u.exec(inner);
  const min = Number(found?.[1] ?? 0);
  const max = Number(found?.[2]);
  if (!found || min > max || max < 1 || max > maxGapWords)
    throw new Problem(
      `<${inner}> is no gap: write <3> for up to three words, <1-3> for one to three, at most ${maxGapWords}.`,
    );
  return { kind: 'gap', min, max };
};

const stray = (text: string): string | undefined => {
  if (/[{}]/u.test(text)) return 'A brace is missing, or braces stand inside braces.';
  if (text.includes('|')) return 'A | stands outside braces.';
  if (/[()]/u.test(text)) return 'A parenthesis is missing, or stands inside others.';
  if (/[[\]]/u.test(text)) return 'A bracket is missing, or brackets stand inside brackets.';
  return /[<>]/u.test(text) ? 'A < or > is missing or stands alone.' : undefined;
};

/** Two words of scripts with spaces cannot stand side by side in a text. */
const canTouch = (left: OptionsStep, right: OptionsStep): boolean => {
  const isSpaced = (word: PhraseWord | undefined): boolean => word !== undefined && !word.isAlone;
  return !(left.options.some((words) => isSpaced(words.at(-1))) && right.options.some((words) => isSpaced(words[0])));
};

const isRequired = (step: Step | undefined): boolean =>
  step?.kind === 'options' && step.options.every((words) => words.length > 0);

const checkSteps = (steps: readonly Step[]): void => {
  if (!steps.some((step) => step.kind === 'options' && step.options.some((words) => words.length > 0)))
    throw new Problem('It holds nothing to find.');
  if (steps.length > maxSteps) throw new Problem(`It has ${steps.length} steps; the limit is ${maxSteps}.`);
  const gaps = steps.filter((step) => step.kind === 'gap').length;
  if (gaps > maxGaps) throw new Problem(`It has ${gaps} gaps; the limit is ${maxGaps}.`);
  if (!isRequired(steps[0]) || !isRequired(steps.at(-1)))
    throw new Problem('It begins or ends with what may be left out, or with a gap: there it means nothing.');
  steps.forEach((step, index) => {
    const next = steps[index + 1];
    if (step.kind === 'gap' && !(isRequired(steps[index - 1]) && isRequired(next)))
      throw new Problem('Beside a gap stands something that may be left out: take it into the gap.');
    if (step.kind === 'options' && next?.kind === 'options' && next.before.sep === sepNothing && !canTouch(step, next))
      throw new Problem('Two words touch: write a space before and after braces, parentheses and brackets.');
  });
  const ways = steps.reduce((product, step) => product * (step.kind === 'options' ? step.options.length : 1), 1);
  if (ways > maxWays) throw new Problem(`It stands for ${ways} phrases; the limit is ${maxWays}.`);
  const longest = steps.reduce(
    (sum, step) => sum + (step.kind === 'options' ? Math.max(...step.options.map((words) => words.length)) : 0),
    0,
  );
  if (longest > maxWayWords) throw new Problem(`It can have ${longest} words; the limit is ${maxWayWords}.`);
};

const stepsOf = (text: string, context: PhraseContext): Step[] => {
  const steps: Step[] = [];
  let pending = nothing;
  const put = (options: readonly (readonly PhraseWord[])[]): void => {
    // At the phrase's beginning, what parts it from the words before is not the phrase's.
    steps.push({ kind: 'options', before: steps.length === 0 ? nothing : pending, options });
    pending = nothing;
  };
  const literal = (part: string): void => {
    const wrong = stray(part);
    if (wrong) throw new Problem(wrong);
    const { words, lead, trail } = readLiteral(part, context.language);
    pending = both(pending, lead);
    words.forEach((word, index) => {
      if (index > 0) pending = word.before;
      put([[{ ...word, before: nothing }]]);
    });
    pending = both(pending, trail);
  };
  let last = 0;
  for (const found of text.matchAll(piece)) {
    literal(text.slice(last, found.index));
    last = found.index + found[0].length;
    const [, group, optional, slot, gap] = found;
    if (gap !== undefined) {
      steps.push(gapOf(gap));
      pending = nothing;
    } else if (slot !== undefined) put(slotOptions(slot, context));
    else put(groupOptions(group ?? `${optional ?? ''}|`, context));
  }
  literal(text.slice(last));
  return steps;
};

/** Never throws: a phrase that cannot be read comes back as what is wrong with it. */
export const parsePhrase = (text: string, context: PhraseContext): ParsedPhrase => {
  try {
    const steps = stepsOf(text, context);
    checkSteps(steps);
    return { phrase: { steps } };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message };
    throw error;
  }
};

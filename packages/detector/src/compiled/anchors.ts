// Where a phrase is looked for: at its rarest word, or at a pair of neighbours when it has two that must stand side by side.
import { commonness } from './common-words.ts';

export interface AnchorWord {
  /** Any of these skeletons. */
  readonly skeletons: readonly number[];
  readonly letters: readonly string[];
}

/** A step as the choice of an anchor sees it. */
export type AnchorStep =
  | { readonly kind: 'gap'; readonly min: number; readonly max: number }
  | {
      readonly kind: 'options';
      /** What stands before it is a break: then it makes no pair with the word before. */
      readonly isBroken: boolean;
      readonly options: readonly (readonly AnchorWord[])[];
    };

/** One way to come upon a phrase: at `skeleton`, with the word `previous` before it if there is one. */
export interface Anchor {
  readonly skeleton: number;
  readonly previous: number | undefined;
  /** Least and most words of the phrase before the anchor's word. */
  readonly before: readonly [least: number, most: number];
}

const wordCost = (word: AnchorWord): number => word.letters.reduce((sum, letters) => sum + commonness(letters), 0);

const rarest = (words: readonly AnchorWord[]): number =>
  words.reduce((best, word, index) => (wordCost(word) < wordCost(words[best] ?? word) ? index : best), 0);

const lengthsOf = (step: AnchorStep): readonly [number, number] =>
  step.kind === 'gap'
    ? [step.min, step.max]
    : [Math.min(...step.options.map((words) => words.length)), Math.max(...step.options.map((words) => words.length))];

const isRequired = (step: AnchorStep | undefined): boolean =>
  step?.kind === 'options' && step.options.every((words) => words.length > 0);

const stepCost = (step: AnchorStep): number =>
  step.kind === 'gap'
    ? Number.POSITIVE_INFINITY
    : step.options.reduce((sum, words) => {
        const word = words[rarest(words)];
        return sum + (word ? wordCost(word) : 0);
      }, 0);

/** More pairs than this for one phrase are not worth their room. */
const mostPairs = 48;

interface Choice {
  readonly cost: number;
  readonly anchors: readonly Anchor[];
}

/** Pairs of the last word of each option of a step with the first word of each of the next. */
const pairChoice = (
  left: readonly (readonly AnchorWord[])[],
  right: readonly (readonly AnchorWord[])[],
  beforeLeft: readonly [number, number],
): Choice | undefined => {
  const anchors: Anchor[] = [];
  let cost = 0;
  for (const leftWords of left) {
    const first = leftWords.at(-1);
    for (const rightWords of right) {
      const second = rightWords[0];
      if (!first || !second) return undefined;
      if (anchors.length + first.skeletons.length * second.skeletons.length > mostPairs) return undefined;
      // Side by side they are rarer than the rarer of them; how much so is a guess.
      cost += Math.min(wordCost(first), wordCost(second)) / 8;
      const before = [beforeLeft[0] + leftWords.length, beforeLeft[1] + leftWords.length] as const;
      for (const previous of first.skeletons)
        for (const skeleton of second.skeletons) anchors.push({ skeleton, previous, before });
    }
  }
  return { cost, anchors };
};

/** Every text that holds the phrase holds one of its anchors at the place that the anchor says. */
export const chooseAnchors = (steps: readonly AnchorStep[]): readonly Anchor[] => {
  let least = 0;
  let most = 0;
  let best: Choice | undefined;
  const consider = (choice: Choice | undefined): void => {
    if (choice && (!best || choice.cost < best.cost)) best = choice;
  };
  steps.forEach((step, index) => {
    if (step.kind === 'options' && isRequired(step)) {
      const anchors = step.options.flatMap((words) => {
        const inOption = rarest(words);
        return (words[inOption]?.skeletons ?? []).map(
          (skeleton): Anchor => ({
            skeleton,
            previous: undefined,
            before: [least + inOption, most + inOption],
          }),
        );
      });
      consider({ cost: stepCost(step), anchors });
      const next = steps[index + 1];
      if (next?.kind === 'options' && isRequired(next) && !next.isBroken)
        consider(pairChoice(step.options, next.options, [least, most]));
    }
    const [low, high] = lengthsOf(step);
    least += low;
    most += high;
  });
  return best?.anchors ?? [];
};

// Writes phrases as programs and says where each is looked for.
import { romanisedSpellings } from '../pattern/romanised.ts';
import type { OptionsStep, Parting, Phrase, PhraseWord } from '../pattern/parse.ts';
import { type Anchor, type AnchorStep, type AnchorWord, chooseAnchors } from './anchors.ts';
import type { IntRows } from './build-table.ts';
import { commonness } from './common-words.ts';
import { partingSep, stepGap, stepOptions } from './program.ts';
import { sepBreak } from '../reading/words.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface PhraseOwner {
  readonly entry: number;
  /** Position among the entry's phrases, or among its context words. */
  readonly phrase: number;
  readonly isCaseSensitive: boolean;
  readonly isRomanised: boolean;
}

/** A word's forms; below zero (-1 - form) where only a romanised spelling. */
type Forms = readonly number[];

export class ProgramWriter {
  readonly #vocabulary: Vocabulary;
  readonly #programs: IntRows;
  readonly breakTexts: string[] = [''];

  constructor(vocabulary: Vocabulary, programs: IntRows) {
    this.#vocabulary = vocabulary;
    this.#programs = programs;
  }

  /** A phrase of plain words with single spaces between them, which most are. Returns where it is looked for. */
  writePlain(words: readonly string[], owner: PhraseOwner): readonly Anchor[] {
    const forms = words.map((word) => this.#vocabulary.add(word, owner.isCaseSensitive));
    this.#programs.push(owner.entry, owner.phrase, words.length);
    forms.forEach((form, index) => {
      this.#programs.add(index === 0 ? 0 : 1);
      this.#programs.add(1);
      this.#programs.add(form);
    });
    return [this.#plainAnchor(forms)];
  }

  /** Any phrase. */
  write(phrase: Phrase, owner: PhraseOwner): readonly Anchor[] {
    const plain = this.#plainWords(phrase, owner);
    if (plain) {
      this.#programs.push(owner.entry, owner.phrase, plain.length);
      for (const [parting, form] of plain) this.#programs.push(parting, 1, form);
      return [
        this.#plainAnchor(
          plain.map(([, form]) => form),
          plain.map(([parting]) => partingSep(parting) === sepBreak),
        ),
      ];
    }
    const begin = this.#programs.length;
    this.#programs.push(owner.entry, owner.phrase, 0, phrase.steps.length);
    const offsets = this.#programs.length;
    for (const _ of phrase.steps) this.#programs.add(0);
    const anchorSteps = phrase.steps.map((step, index): AnchorStep => {
      this.#programs.set(offsets + index, this.#programs.length - begin);
      if (step.kind === 'gap') {
        this.#programs.push(stepGap, step.min, step.max);
        return step;
      }
      return this.#writeOptions(step, owner);
    });
    return chooseAnchors(anchorSteps);
  }

  #writeOptions(step: OptionsStep, owner: PhraseOwner): AnchorStep {
    this.#programs.push(stepOptions, this.#parting(step.before), step.options.length);
    const options = step.options.map((words) => {
      this.#programs.add(words.length);
      return words.map((word): AnchorWord => {
        const forms = this.#forms(word, owner);
        this.#programs.push(this.#parting(word.before), forms.length, ...forms);
        const own = forms.map((form) => this.#vocabulary.forms[form < 0 ? -1 - form : form]);
        return {
          skeletons: [...new Set(own.map((form) => form?.skeleton ?? 0))],
          letters: own.map((form) => form?.letters ?? ''),
        };
      });
    });
    return { kind: 'options', isBroken: step.before.sep === sepBreak, options };
  }

  #forms(word: PhraseWord, owner: PhraseOwner): Forms {
    const forms = word.variants.map((variant) => this.#vocabulary.add(variant, owner.isCaseSensitive));
    if (!owner.isRomanised) return [...new Set(forms)];
    const spellings = word.variants.flatMap((variant) =>
      romanisedSpellings(variant.toLowerCase().replace(/\u2019|\u02bc/gu, "'")),
    );
    const more = spellings
      .map((spelling) => this.#vocabulary.add(spelling, false))
      .filter((form) => !forms.includes(form));
    return [...new Set(forms), ...new Set(more.map((form) => -1 - form))];
  }

  /** Pairs of parting and form when each step is one word that can be written in one way. */
  #plainWords(phrase: Phrase, owner: PhraseOwner): (readonly [number, number])[] | undefined {
    if (owner.isRomanised) return undefined;
    const plain: (readonly [number, number])[] = [];
    for (const step of phrase.steps) {
      if (step.kind === 'gap' || step.options.length !== 1) return undefined;
      for (const word of step.options[0] ?? []) {
        if (word.variants.length !== 1) return undefined;
        const before = word === step.options[0]?.[0] ? step.before : word.before;
        plain.push([this.#parting(before), this.#vocabulary.add(word.variants[0] ?? '', owner.isCaseSensitive)]);
      }
    }
    return plain;
  }

  #parting({ sep, breakText }: Parting): number {
    if (breakText === '') return sep;
    const known = this.breakTexts.indexOf(breakText);
    if (known >= 0) return sep + 4 * known;
    this.breakTexts.push(breakText);
    return sep + 4 * (this.breakTexts.length - 1);
  }

  /** @param isBroken by word: a break stands before it. */
  #plainAnchor(forms: readonly number[], isBroken: readonly boolean[] = []): Anchor {
    const words = forms.map((form) => this.#vocabulary.forms[form]);
    const costs = words.map((word) => commonness(word?.letters ?? ''));
    const skeletonAt = (index: number): number => words[index]?.skeleton ?? 0;
    let at = 0;
    costs.forEach((cost, index) => {
      if (cost < (costs[at] ?? 0)) at = index;
    });
    const costOf = (index: number): number => costs[index] ?? Number.POSITIVE_INFINITY;
    const left = isBroken[at] === true ? Number.POSITIVE_INFINITY : costOf(at - 1);
    const right = isBroken[at + 1] === true ? Number.POSITIVE_INFINITY : costOf(at + 1);
    if (left === Number.POSITIVE_INFINITY && right === Number.POSITIVE_INFINITY)
      return { skeleton: skeletonAt(at), previous: undefined, before: [at, at] };
    const second = left <= right ? at : at + 1;
    return { skeleton: skeletonAt(second), previous: skeletonAt(second - 1), before: [second, second] };
  }
}

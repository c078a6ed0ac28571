// What docs/matching.md says, sentence by sentence, as small cases: the oracle and the engines are held to each.
import { conditionCases } from './condition-cases.ts';
import { hiddenCases } from './hidden-cases.ts';
import { letterCases } from './letter-cases.ts';
import { phraseCases } from './phrase-cases.ts';
import type { MatchingCase } from './matching-case.ts';

export const matchingCases: readonly MatchingCase[] = [
  ...letterCases,
  ...phraseCases,
  ...hiddenCases,
  ...conditionCases,
];

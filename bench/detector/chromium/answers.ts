// What the offscreen document of the measurement answers.

export type ListName = 'bare-20000' | 'full-20000' | 'full-5000' | 'starter';

export interface FirstAnswer {
  readonly kind: 'answered';
  /** From a stored list to the first answer. */
  readonly loadMs: number;
  readonly readMs: number;
  readonly openMs: number;
  readonly judgeMs: number;
  readonly sinceNavigationMs: number;
  readonly findings: number;
}

export type Answer =
  | FirstAnswer
  | { readonly kind: 'stored' }
  | { readonly kind: 'typed'; readonly perKeyUs: readonly number[] }
  | { readonly kind: 'failed'; readonly says: string };

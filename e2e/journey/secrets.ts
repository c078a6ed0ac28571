// What must stand nowhere in the clear: each innocent line and its parts, and every canary, whatever became of the words beside it.
import { type Needle, needlesOf, partsOf } from './needles.ts';
import type { RunContext } from './run-context.ts';

export function secretsOf(
  lines: readonly string[],
  { canaries, phrases }: Pick<RunContext, 'canaries' | 'phrases'>,
): Needle[] {
  const parts = lines.flatMap(partsOf).filter((part) => !phrases.isPublished(part));
  const texts = [...lines, ...parts, ...canaries.given];
  // Also as a folded text would hold them.
  const spellings = new Set(texts.flatMap((text) => [text, text.toLowerCase()]));
  return [...spellings].flatMap((text) => needlesOf(`“${text.slice(0, 24)}”`, text));
}

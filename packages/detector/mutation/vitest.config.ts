// The detector's tests as mutants meet them: thousands of times, so quick and repeatable, and whatever kills most comes first.
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those of one file each cost nearly nothing, and only its mutants meet them. */
const first = [
  'scouting/',
  'reading/',
  'matching/',
  'compiled/',
  'pattern/parse.test.ts',
  'forms.test.ts',
  'romanised.test.ts',
  'fold.test.ts',
  'conditions.test.ts',
  'oracle.test.ts',
  'inspect.test.ts',
  'explain.test.ts',
  'compile.test.ts',
];
const last = ['edit.test.ts', 'typing.test.ts', 'session.test.ts', 'hostile.test.ts'];
const rank = ({ moduleId }: TestSpecification): number => {
  const placeIn = (names: readonly string[]): number => names.findIndex((name) => moduleId.includes(`/${name}`));
  const place = placeIn(first);
  return place >= 0 ? place : first.length + 1 + placeIn(last);
};

class DeadliestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  root: join(import.meta.dirname, '../../..'),
  test: {
    include: ['packages/detector/src/**/*.test.ts'],
    exclude: [
      // Tests of tables that are not mutated.
      '**/emoji.test.ts',
      '**/lookalikes.test.ts',
      '**/language-words.test.ts',
      // And of the starter list: its reading alone takes longer than most files' tests.
      '**/starter-list.test.ts',
    ],
    // Loading the detector anew for each file of tests took longer than most of them; the setup file parts them well enough.
    isolate: false,
    setupFiles: [join(import.meta.dirname, 'quick-properties.ts')],
    // The names of the generated cases hold the seed, and a mutant is given its tests by name.
    env: { CANDOUR_CASES: '200', CANDOUR_SEED: '20261124' },
    testTimeout: 60_000,
    sequence: { sequencer: DeadliestFirst },
  },
});

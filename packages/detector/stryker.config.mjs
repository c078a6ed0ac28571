// What is mutated in the detector, and with which tests; `npm run mutate` runs it from the repository's root.

/** Words and numbers, not decisions: changing one tests whether a test repeats the table. Their own tests hold their form. */
const tables = [
  'checks/bare-words/??.ts',
  'checks/bare-words/kinds.ts',
  'compiled/common-words.ts',
  'judging/words-*.ts',
  'judging/language-words.ts',
  'pattern/irregular-forms.ts',
  'reading/emoji.ts',
  'reading/lookalikes.ts',
  'limits.ts',
];

const source = 'packages/detector/src';

export default {
  mutate: [
    `${source}/**/*.ts`,
    `!${source}/**/*.test.ts`,
    // Test support, held by the tests that fail with it.
    `!${source}/testing/**`,
    // Types and re-exports only.
    `!${source}/types.ts`,
    `!${source}/index.ts`,
    ...tables.map((table) => `!${source}/${table}`),
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  // Every test, not the ones that import the file: which of them reach a mutant is measured.
  vitest: { configFile: 'packages/detector/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // A mutant that is only met while a module loads would need every test; nearly all of them are in small tables of constants.
  ignoreStatic: true,
  concurrency: 2,
  // So much beyond what its tests need, since a busy machine must not count as a killed mutant; most endless loops are counted out before.
  timeoutMS: 5_000,
  timeoutFactor: 1.5,
  incremental: true,
  incrementalFile: 'out/mutation/incremental.json',
  tempDirName: 'out/mutation/work',
  // Only what the tests read is copied for each run.
  ignorePatterns: ['**', '!package.json', '!tsconfig.base.json', '!packages/detector/**', '!watchlists/**'],
  disableTypeChecks: false,
  allowEmpty: true,
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: 'out/mutation/report.json' },
  thresholds: { high: 90, low: 85, break: null },
};

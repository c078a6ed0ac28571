// Unit and integration tests of every package and of the scripts; browsers and whole journeys run from e2e/.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'evaluation/**/*.test.ts', 'e2e/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.output/**', '**/.wxt/**'],
    // Databases and key derivations on two shared cores are slow at times; a hanging test is still found.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Many tests wait for databases and for real seconds: two beside each other fill two cores and no more.
    maxWorkers: 2,
    passWithNoTests: false,
  },
});

// Before each file of tests: properties look at few cases and stop at the first counter-example, and no mutant is on yet.
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_124, numRuns: 50, endOnFailure: true });

// The files share their modules: what a file does while it loads is to be done by the code as it is, as if it came first.
const stryker = (globalThis as { __stryker__?: { activeMutant?: string | undefined } }).__stryker__;
if (stryker) stryker.activeMutant = undefined;

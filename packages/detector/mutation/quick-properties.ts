// A property fails at its first counter-example: what only tells a mutant dead need not be made small.
import fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_124, endOnFailure: true, interruptAfterTimeLimit: 500 });

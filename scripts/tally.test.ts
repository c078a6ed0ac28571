// A count may never come out better than what was run.
import { describe, expect, it } from 'vitest';
import { readTally, readVitestReport } from './tally.ts';

describe('a suite’s last line', () => {
  it('is read as a count, as JSON counts or as JSON ok', () => {
    expect(readTally('noise\n12 passed, 1 failed\n', 1)).toEqual({ passed: 12, failed: 1 });
    expect(readTally('{"passed":3,"failed":0}', 0)).toEqual({ passed: 3, failed: 0 });
    expect(readTally('{"ok":true,"log":{}}\n', 0)).toEqual({ passed: 1, failed: 0 });
    expect(readTally('{"ok":false}', 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('is not believed when the suite ended badly', () => {
    expect(readTally('3 passed, 0 failed', 1)).toEqual({ passed: 3, failed: 1 });
    expect(readTally('{"ok":true}', 124)).toEqual({ passed: 1, failed: 1 });
    expect(readTally('', 1)).toEqual({ passed: 0, failed: 1 });
    expect(readTally('{broken', 0)).toEqual({ passed: 1, failed: 0 });
  });
});

it('counts a test file that did not load and a skipped test as failed', () => {
  const report = {
    testResults: [
      { name: 'a', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'one' }] },
      { name: 'b', status: 'failed', assertionResults: [] },
      { name: 'c', status: 'passed', assertionResults: [{ status: 'skipped', fullName: 'two' }] },
    ],
  };
  expect(readVitestReport(JSON.stringify(report))).toEqual({ passed: 1, failed: 2, skipped: ['c › two'] });
});

/** The known answers, run in Node. */

import { expect, test } from 'vitest';
import documents from '../vectors/documents.json' with { type: 'json' };
import log from '../vectors/log.json' with { type: 'json' };
import seal from '../vectors/seal.json' with { type: 'json' };
import sign from '../vectors/sign.json' with { type: 'json' };
import { runVectors } from './testing/run-vectors.ts';

// JSON gives each associated-data record its own optional members; they are all texts and numbers.
const all = { seal: seal as never, documents, log, sign };

test('every vector goes as it says', async () => {
  const results = await runVectors(all);
  expect(results.length).toBe(60);
  expect(results.filter(({ failure }) => failure !== null)).toEqual([]);
});

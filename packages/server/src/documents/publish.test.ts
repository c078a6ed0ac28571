// Which documents come into force: enough signatures of different people, in the chain, of this school; every refusal is in the record.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorCatalogue } from '@candour/contract';
import type { DocumentKind, ErrorCode } from '@candour/contract';
import { fromBase64Url, fromUtf8, readDocument, toBase64Url, toUtf8 } from '@candour/trust';
import { inSchool } from '../database/database.ts';
import { settleTestSchool } from '../testing/test-server.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';
import { testPolicy, testWatchlist } from '../testing/test-documents.ts';
import type { TestDocuments } from '../testing/test-documents.ts';
import { publishOrRefuse } from './publish.ts';

let test: TestDatabase;
let documents: TestDocuments;
beforeAll(async () => {
  test = await openTestDatabase();
  ({ documents } = await settleTestSchool(test, 'north'));
  await settleTestSchool(test, 'south');
});
afterAll(async () => test?.close());

const newest = async (kind: DocumentKind) =>
  inSchool(test.db, 'north', (tx) =>
    tx.sql
      .selectFrom('document')
      .select(['version', 'digest'])
      .where('kind', '=', kind)
      .orderBy('version', 'desc')
      .executeTakeFirstOrThrow(),
  );
const next = async (kind: DocumentKind, body: unknown, by: readonly number[]) => {
  const { version, digest } = await newest(kind);
  return documents.make(kind, body, { version: version + 1, previous: digest, by });
};
const refused = () =>
  inSchool(test.db, 'north', async (tx) =>
    (
      await tx.sql.selectFrom('action').select('detail').where('kind', '=', 'document.refused').orderBy('id').execute()
    ).map(({ detail }) => detail),
  );

async function expectRefused(text: string, code: ErrorCode): Promise<void> {
  const before = await newest('policy');
  await expect(publishOrRefuse(test.db, 'north', text)).rejects.toThrow(`${code}: ${errorCatalogue[code][1]}`);
  expect((await refused()).at(-1)).toMatchObject({ code });
  expect(await newest('policy')).toEqual(before);
}

const baseline = testPolicy({
  ring: null,
  evidence: { note: 'count', concern: 'words', urgent: 'words', critical: 'words' },
});

it('takes a wider policy from two persons of two roles only, the baseline from one', async () => {
  await expectRefused(await next('policy', testPolicy(), [0]), 'document-half-signed');
  await expectRefused(await next('policy', testPolicy(), [0, 0]), 'document-half-signed');
  const published = await publishOrRefuse(test.db, 'north', await next('policy', baseline, [3]));
  expect(published).toMatchObject({ kind: 'policy', version: 2 });
  expect(await publishOrRefuse(test.db, 'north', await next('policy', testPolicy(), [1, 3]))).toMatchObject({
    version: 3,
  });
});

it('takes a watchlist from two persons only', async () => {
  await expectRefused(await next('watchlist', testWatchlist, [1]), 'document-half-signed');
  expect(await publishOrRefuse(test.db, 'north', await next('watchlist', testWatchlist, [1, 2]))).toMatchObject({
    version: 2,
  });
});

it('refuses an older one, one that does not follow, one of another school, one that was changed, one of no form', async () => {
  const { version, digest } = await newest('policy');
  await expectRefused(
    await documents.make('policy', { ...baseline, tellWithinDays: 11 }, { version, previous: digest, by: [0, 1] }),
    'document-older',
  );
  await expectRefused(
    await documents.make('policy', baseline, { version: version + 2, previous: digest, by: [0, 1] }),
    'document-wrong-previous',
  );
  await expectRefused(
    await documents.make('policy', baseline, { version: version + 1, previous: 'a'.repeat(64), by: [0, 1] }),
    'document-wrong-previous',
  );
  const good = JSON.parse(await next('policy', baseline, [0, 1])) as { payload: string };
  const changed = {
    ...good,
    payload: toBase64Url(toUtf8(fromUtf8(fromBase64Url(good.payload)).replace('08:00', '07:00'))),
  };
  await expectRefused(JSON.stringify(changed), 'document-bad-signature');
  const southern = {
    ...good,
    payload: toBase64Url(toUtf8(fromUtf8(fromBase64Url(good.payload)).replace('"north"', '"south"'))),
  };
  await expectRefused(JSON.stringify(southern), 'document-malformed');
  await expectRefused(await next('policy', { ...baseline, surprise: true }, [0, 1]), 'document-malformed');
  await expectRefused('no document', 'document-malformed');
});

it('changes nothing when the same document comes again', async () => {
  const before = await newest('policy');
  const text = await inSchool(
    test.db,
    'north',
    async (tx) =>
      (await tx.sql.selectFrom('document').select('jws').where('digest', '=', before.digest).executeTakeFirstOrThrow())
        .jws,
  );
  expect(await publishOrRefuse(test.db, 'north', text)).toEqual({ kind: 'policy', ...before });
  expect(readDocument(text).digest).toBe(before.digest);
});

it('follows a new signer set signed by the set before and by its own', async () => {
  const { body } = readDocument(documents.texts['signer-set']).payload;
  await expect(publishOrRefuse(test.db, 'north', await next('signer-set', body, [2]))).rejects.toThrow(
    /document-half-signed/,
  );
  expect(await publishOrRefuse(test.db, 'north', await next('signer-set', body, [2, 3]))).toMatchObject({ version: 2 });
  // From now on documents are judged under the new set.
  await expectRefused(await next('policy', baseline, [0, 1]), 'document-bad-signature');
});

// Hands a person their own age file of the epoch in force: the team's private key, which only their passphrase opens, in their browser.
import { CandourError, actorOfPerson, consolePaths } from '@candour/contract';
import type { VaultAnswer } from '@candour/contract';
import { toBase64Url } from '@candour/trust';
import type { FastifyInstance } from 'fastify';
import { inSchool } from '../database/database.ts';
import type { ConsoleDeps } from '../http/console-deps.ts';
import { sessionOf } from '../people/guard.ts';
import { currentTeamKey } from '../people/store.ts';
import { record } from '../record/record.ts';

export function registerVault(app: FastifyInstance, { db, requireLog }: ConsoleDeps): void {
  app.post(
    consolePaths.vault,
    { config: { console: 'vault.unlock' }, bodyLimit: 1_024 },
    async (request): Promise<VaultAnswer> => {
      const { school, person } = sessionOf(request);
      await requireLog(school);
      const team = await inSchool(db, school, async (tx) => {
        const team = await currentTeamKey(tx);
        await record(tx, {
          by: actorOfPerson(person),
          kind: 'vault.unlocking',
          on: person,
          detail: { epoch: team.epoch },
        });
        return team;
      });
      // Read only after the entry is committed.
      const lock = await inSchool(db, school, (tx) =>
        tx.sql
          .selectFrom('teamLock')
          .select('ageFile')
          .where('person', '=', person)
          .where('epoch', '=', team.epoch)
          .executeTakeFirst(),
      );
      if (!lock) throw new CandourError('not-found', 'no key file of this epoch is kept for you: ask another lead');
      return { ...team, ageFile: toBase64Url(lock.ageFile) };
    },
  );
}

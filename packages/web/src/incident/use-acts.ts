// What a person does with an incident: each act is one request, and its answer is put wherever the incident shows.
import type { EvidenceOpened, IncidentAct, IncidentView, Outcome, ReasonCode, WordsOpened } from '@candour/contract';
import { availableActs, consolePaths } from '@candour/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/ask.ts';
import { putIncident } from '../api/live.ts';
import { incidentLogQuery, incidentQuery } from '../api/queries.ts';
import { useNow } from '../pieces/use-now.ts';
import { useSession } from '../session/session.ts';

export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
}

export function useActs(id: string) {
  const queries = useQueryClient();
  const { me, vault } = useSession();
  const { school, team } = me;
  const lease = consolePaths.lease(id);

  const put = (view: IncidentView): void => {
    putIncident(queries, view);
    void queries.invalidateQueries({ queryKey: incidentLogQuery(id).queryKey });
  };
  // After a refusal somebody was faster: what is shown is fetched anew.
  const lookAgain = (): void => void queries.invalidateQueries({ queryKey: incidentQuery(id).queryKey });
  const sealReason = (text: string): Promise<string> =>
    vault.sealReason({ school: school.id, epoch: team.epoch, publicKey: team.publicKey, aad: { incident: id }, text });
  const opening = async <Opened>(path: string, { code, text }: Reason): Promise<Opened> => {
    const reasonSealed = text.trim() ? await sealReason(text.trim()) : null;
    const opened = await ask<Opened>(path, { method: 'POST', body: { reasonCode: code, reasonSealed } });
    void queries.invalidateQueries({ queryKey: incidentLogQuery(id).queryKey });
    return opened;
  };

  return {
    lease: useMutation({
      mutationFn: (how: 'POST' | 'DELETE') => ask<IncidentView>(lease, { method: how }),
      onSuccess: put,
      onError: lookAgain,
    }),
    openWords: (reason: Reason) => opening<WordsOpened>(consolePaths.openWords(id), reason),
    openEvidence: (reason: Reason) => opening<EvidenceOpened>(consolePaths.openEvidence(id), reason),
    close: async (outcome: Outcome, reasonableToCheck: boolean, reason: string): Promise<void> => {
      const reasonSealed = await sealReason(reason);
      put(
        await ask<IncidentView>(consolePaths.close(id), {
          method: 'POST',
          body: { outcome, reasonableToCheck, reasonSealed },
        }),
      );
    },
  };
}

/** Whether this person holds the incident now, for how long, and what they may do: the contract's table decides. */
export function useHolding({ row }: IncidentView): { isHolder: boolean; leftMs: number; acts: IncidentAct[] } {
  const { me } = useSession();
  const now = useNow();
  const leftMs = row.lease ? Date.parse(row.lease.until) - now : 0;
  const isHolder = row.lease?.person === me.person.id && leftMs > 0;
  return { isHolder, leftMs, acts: availableActs(row.status, { roles: me.person.roles, isHolder }) };
}

// One incident: its facts, why it was found, its words and evidence once opened, the decision, and its own log.
import type { EvidenceOpened, IncidentView, Outcome, WordsOpened } from '@candour/contract';
import { themes } from '@candour/contract';
import { Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { asCandourError, incidentQuery, incidentsQuery } from '../api/queries.ts';
import { Failure } from '../pieces/failure.tsx';
import { SeverityMark } from '../pieces/severity-mark.tsx';
import { useTitle } from '../pieces/title.ts';
import { useNow } from '../pieces/use-now.ts';
import { nextAfter } from '../queue/order.ts';
import { useMay, useSession, useVaultState } from '../session/session.ts';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { dayAndClock } from '../times/words.ts';
import { listWords } from '../words/labels.ts';
import { ActBar } from './act-bar.tsx';
import type { CloseDraft } from './close-form.tsx';
import { CloseForm, emptyDraft } from './close-form.tsx';
import { Evidence } from './evidence.tsx';
import { Facts } from './facts.tsx';
import { Findings } from './findings.tsx';
import styles from './incident.module.css';
import { OpenForm } from './open-form.tsx';
import { RecordLog } from './record-log.tsx';
import type { Reason } from './use-acts.ts';
import { useActs, useHolding } from './use-acts.ts';
import { useOpenedWords, useOpening } from './use-opened-words.ts';

export function IncidentPage() {
  const { id } = useParams({ from: '/incidents/$id' });
  const { data: view, error, isPending, refetch } = useQuery(incidentQuery(id));
  // The queue stays known, so that closing leads on to the next one.
  useQuery(incidentsQuery('open'));
  useTitle(view ? listWords(view.row.themes.map((theme) => themes[theme].name)) : 'Incident');
  return (
    <div>
      <p className={styles['back']}>
        <Link to="/queue" search={{ at: id }}>
          ← Queue
        </Link>
      </p>
      {isPending && <Loader size="sm" aria-label="Loading the incident" />}
      {!view && <h1 className="seen-by-readers">Incident</h1>}
      {error && !view && <Failure error={asCandourError(error)} onRetry={() => void refetch()} />}
      {view && <Incident key={id} view={view} />}
    </div>
  );
}

/** One line that says whose and when, before anything else is read. */
function whoseWords({ row, findings }: IncidentView, now: number): string {
  const pupil = row.pupilName
    ? `${row.pupilName}${row.pupilYear === null ? '' : `, year ${row.pupilYear}`}`
    : 'pupil not known';
  const places = [...new Set(findings.map(({ site }) => site?.name ?? 'off site'))];
  return [pupil, listWords(places), dayAndClock(row.firstAt, now)].filter(Boolean).join(' · ');
}

type Doing = 'open-words' | 'open-evidence' | 'close';

function Incident({ view }: { readonly view: IncidentView }) {
  const { row } = view;
  const { me } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const acts = useActs(row.id);
  const holding = useHolding(view);
  const mayReadLog = useMay('incident.log');
  const isUnlocked = useVaultState().is === 'unlocked';
  const now = useNow(60_000);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [draft, setDraft] = useState<CloseDraft>(emptyDraft);
  const [wordsOpening, setWordsOpening] = useOpening<WordsOpened>();
  const [evidenceOpening, setEvidenceOpening] = useOpening<EvidenceOpened>();
  const opened = useOpenedWords(wordsOpening);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  const onAct = (act: Doing | 'take' | 'renew' | 'release'): void => {
    if (act === 'take' || act === 'renew') acts.lease.mutate('POST');
    else if (act === 'release') acts.lease.mutate('DELETE');
    else setDoing(act);
  };
  const stopDoing = (): void => {
    setDoing(null);
    heading.current?.focus({ preventScroll: true });
  };
  const doIf = (act: Parameters<typeof onAct>[0]) =>
    holding.acts.includes(act) && !acts.lease.isPending ? { [act]: () => onAct(act) } : {};
  useShortcuts({
    ...doIf('take'),
    ...doIf('renew'),
    ...doIf('release'),
    ...doIf('open-words'),
    ...doIf('open-evidence'),
    ...doIf('close'),
  });

  const close = async (outcome: Outcome, reasonableToCheck: boolean, reason: string): Promise<void> => {
    const rows = queries.getQueryData(incidentsQuery('open').queryKey)?.rows ?? [];
    const next = nextAfter(rows, row, me.person.id);
    await acts.close(outcome, reasonableToCheck, reason);
    await navigate({ to: '/queue', search: next ? { at: next } : {} });
  };
  const openWords = async (reason: Reason): Promise<void> => {
    setWordsOpening(await acts.openWords(reason));
    stopDoing();
  };
  const openEvidence = async (reason: Reason): Promise<void> => {
    setEvidenceOpening(await acts.openEvidence(reason));
    stopDoing();
  };
  const isDoing = (act: Doing): boolean => doing === act && holding.acts.includes(act);

  return (
    <article data-incident-page={row.id} data-status={row.status}>
      <header className={styles['head']}>
        <SeverityMark severity={row.severity} />
        <h1 ref={heading} tabIndex={-1}>
          {listWords(row.themes.map((theme) => themes[theme].name))}
        </h1>
        <p className={styles['whose']}>{whoseWords(view, now)}</p>
      </header>
      <ActBar view={view} {...holding} hasOpenedWords={opened.size > 0} isBusy={acts.lease.isPending} onAct={onAct} />
      {acts.lease.error && <Failure error={asCandourError(acts.lease.error)} />}
      <div className={styles['columns']}>
        <div className="stack">
          {isDoing('open-words') && <OpenForm what="words" onOpen={openWords} onCancel={stopDoing} />}
          {isDoing('open-evidence') && (
            <OpenForm
              what="evidence"
              note={view.clips.length === 0 ? 'This incident has no clip; there is nothing to see yet.' : undefined}
              onOpen={openEvidence}
              onCancel={stopDoing}
            />
          )}
          {isDoing('close') && (
            <CloseForm
              draft={draft}
              hasOpenedWords={opened.size > 0}
              onDraft={setDraft}
              onClose={close}
              onCancel={stopDoing}
            />
          )}
          {wordsOpening && !isUnlocked && (
            <p className={styles['lockedNote']}>
              The vault locked itself, so the words are hidden. Unlock it by opening them again.
            </p>
          )}
          <Findings findings={view.findings} opened={opened} />
          <Evidence view={view} opening={evidenceOpening} />
        </div>
        <div className="stack">
          <Facts view={view} />
          {mayReadLog && <RecordLog id={row.id} />}
        </div>
      </div>
    </article>
  );
}

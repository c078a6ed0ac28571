// The record's own log: who did what and when, each with its place in the verifiable log.
import type { RecordLog as Entries, ReasonCode } from '@candour/contract';
import { outcomes } from '@candour/contract';
import type { ActionDetail } from '@candour/contract';
import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { asCandourError, incidentLogQuery } from '../api/queries.ts';
import { Failure } from '../pieces/failure.tsx';
import { useNow } from '../pieces/use-now.ts';
import { useSession, useVaultState } from '../session/session.ts';
import { clockSeconds, dayWord } from '../times/words.ts';
import { actionWords, reasonCodeWords } from '../words/labels.ts';
import styles from './incident.module.css';

type Entry = Entries[number];

export function RecordLog({ id }: { readonly id: string }) {
  const { data, error, isPending, refetch } = useQuery(incidentLogQuery(id));
  return (
    <section className="panel" aria-labelledby="log-title">
      <div className={styles['sectionHead']}>
        <h2 id="log-title">What was done</h2>
      </div>
      {isPending && <Loader size="xs" aria-label="Loading the record’s log" />}
      {error && <Failure error={asCandourError(error)} onRetry={() => void refetch()} />}
      <ol className={styles['log']}>
        {data?.map((entry) => (
          <LogEntry key={entry.action.id} entry={entry} incident={id} />
        ))}
      </ol>
    </section>
  );
}

function LogEntry({ entry, incident }: { readonly entry: Entry; readonly incident: string }) {
  const now = useNow(60_000);
  const { action, byName, index } = entry;
  const { kind, reasonCode, at } = action;
  return (
    <li data-action={kind}>
      <div>
        <strong>{byName}</strong> {actionWords[kind] ?? kind}
        {kind === 'incident.closed' && (
          <>: {outcomes[(action.detail as ActionDetail<'incident.closed'>).outcome].label}</>
        )}
      </div>
      {reasonCode && <div className="small">{reasonCodeWords[reasonCode as ReasonCode] ?? reasonCode}</div>}
      {entry.reasonSealed && <SealedReason entry={entry} incident={incident} />}
      <div className="quiet small">
        <time dateTime={at}>
          {dayWord(at, now)} {clockSeconds(at)}
        </time>{' '}
        ·{' '}
        {index === null ? (
          'being written into the log'
        ) : (
          <>
            log entry <span className="figures">{index}</span>
          </>
        )}
      </div>
    </li>
  );
}

/** A reason in somebody's own words: sealed to the team, so it opens only while the vault is open. */
function SealedReason({ entry, incident }: { readonly entry: Entry; readonly incident: string }) {
  const { me, vault } = useSession();
  const isUnlocked = useVaultState().is === 'unlocked';
  const [text, setText] = useState<string | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const { reasonSealed, epoch } = entry;
  useEffect(() => {
    setText(null);
    setFailed(false);
    if (!isUnlocked || !reasonSealed || epoch === null) return;
    let isOver = false;
    vault.openReason({ school: me.school.id, epoch, sealed: reasonSealed, aad: { incident } }).then(
      (opened) => !isOver && setText(opened),
      () => !isOver && setFailed(true),
    );
    return () => {
      isOver = true;
    };
  }, [isUnlocked, reasonSealed, epoch, vault, me.school.id, incident]);
  if (hasFailed) return <div className={styles['failed']}>This reason did not open.</div>;
  if (text === null) return <div className="quiet small">A sealed reason; it shows while your vault is open.</div>;
  return <blockquote className={styles['reason']}>{text}</blockquote>;
}

// One incident of the queue: how grave, what about, whose, who holds it, how old.
import type { IncidentRow } from '@candour/contract';
import { outcomes, themes } from '@candour/contract';
import { Link } from '@tanstack/react-router';
import { SeverityMark } from '../pieces/severity-mark.tsx';
import { useNow } from '../pieces/use-now.ts';
import { useSession } from '../session/session.ts';
import { ageWords, dayAndClock } from '../times/words.ts';
import { certaintyWords, listWords, plural, surfaceWords } from '../words/labels.ts';
import styles from './queue.module.css';

interface Props {
  readonly row: IncidentRow;
  readonly isActive: boolean;
  readonly onFocus: () => void;
}

export function QueueRow({ row, isActive, onFocus }: Props) {
  const now = useNow(10_000);
  const details = [
    ...row.surfaces.map((surface) => surfaceWords[surface]),
    plural(row.findingCount, 'finding'),
    ...(row.hasClip ? ['clip'] : []),
  ];
  return (
    <Link
      to="/incidents/$id"
      params={{ id: row.id }}
      className={styles['row']}
      data-incident={row.id}
      data-severity={row.severity}
      data-findings={row.findingCount}
      tabIndex={isActive ? 0 : -1}
      onFocus={onFocus}
    >
      <span className={styles['severity']}>
        <SeverityMark severity={row.severity} />
      </span>
      <span className={styles['about']}>
        <strong>{listWords(row.themes.map((theme) => themes[theme].name))}</strong>
        <span className="quiet small">{details.join(' · ')}</span>
      </span>
      <span className={styles['pupil']}>
        <span>{row.pupilName ?? (row.certainty === 'unknown' ? 'Pupil not known' : 'Name withheld')}</span>
        {row.certainty !== 'unknown' && (
          <span className="quiet small">
            {row.pupilYear === null ? '' : `Year ${row.pupilYear} · `}
            {certaintyWords[row.certainty].short}
          </span>
        )}
      </span>
      <span className={styles['holder']}>
        <Holder row={row} />
      </span>
      <time className={styles['age']} dateTime={row.firstAt} title={dayAndClock(row.firstAt, now)}>
        {row.closedAt ? dayAndClock(row.closedAt, now) : ageWords(row.firstAt, now)}
      </time>
    </Link>
  );
}

function Holder({ row }: { readonly row: IncidentRow }) {
  const { me } = useSession();
  if (row.outcome) return <span className="small">{outcomes[row.outcome].label}</span>;
  if (!row.lease) return <span className="quiet small">Waiting</span>;
  const isMine = row.lease.person === me.person.id;
  return (
    <span className={styles['held']} data-mine={isMine}>
      {isMine ? 'You hold this' : `${row.lease.name} holds this`}
    </span>
  );
}

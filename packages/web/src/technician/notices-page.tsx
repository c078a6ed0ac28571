// What a technician must know: refused and held devices, each with what was wrong; never a pupil's text.
import type { ErrorCode } from '@candour/contract';
import { errorCatalogue } from '@candour/contract';
import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { asCandourError, noticesQuery } from '../api/queries.ts';
import { Failure } from '../pieces/failure.tsx';
import { useTitle } from '../pieces/title.ts';
import { useNow } from '../pieces/use-now.ts';
import { dayAndClock } from '../times/words.ts';
import styles from './technician.module.css';

export function NoticesPage() {
  useTitle('Notices');
  const now = useNow(60_000);
  const { data, error, isPending, refetch } = useQuery(noticesQuery);
  return (
    <div className="stack">
      <div>
        <h1>Notices</h1>
        <p className="quiet">What devices were refused, and what needs a technician.</p>
      </div>
      {error && <Failure error={asCandourError(error)} onRetry={() => void refetch()} />}
      {isPending && <Loader size="sm" aria-label="Loading the notices" />}
      {data?.length === 0 && <p className="quiet">Nothing needs you.</p>}
      {data && data.length > 0 && (
        <ol className={styles['notices']}>
          {data.map((notice) => (
            <li key={`${notice.at} ${notice.kind} ${notice.device} ${notice.says}`}>
              <div className={styles['noticeHead']}>
                <strong>{notice.device ?? 'The server'}</strong>
                <time className="quiet small" dateTime={notice.at}>
                  {dayAndClock(notice.at, now)}
                </time>
              </div>
              <p>{notice.says}</p>
              <p className="quiet small">
                {todoOf(notice.code)} {notice.code && <code>{notice.code}</code>}
              </p>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

const todoOf = (code: string | null): string =>
  code && code in errorCatalogue ? errorCatalogue[code as ErrorCode][2] : '';

// Says when what is shown may be old: the live updates stopped, or the network is gone.
import { useEffect, useState } from 'react';
import { useSession } from '../session/session.ts';
import { clockTime } from '../times/words.ts';
import styles from './shell.module.css';

/** A stream that comes back sooner is not worth a word. */
const patienceMs = 1_500;

export function ConnectionNote() {
  const { connection } = useSession();
  const [lostAt, setLostAt] = useState<string | null>(null);
  useEffect(() => {
    if (connection === 'live') {
      setLostAt(null);
      return;
    }
    const since = new Date().toISOString();
    const timer = setTimeout(() => setLostAt((before) => before ?? since), patienceMs);
    return () => clearTimeout(timer);
  }, [connection]);
  return (
    <div role="status">
      {lostAt && (
        <p className={styles['lost']}>
          <strong>No connection to the school’s server.</strong> What you see is from {clockTime(lostAt)}. The console
          keeps trying; until then nothing new is shown.
        </p>
      )}
    </div>
  );
}

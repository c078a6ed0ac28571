// A watchlist in plain words, by theme: what each entry looks for, why, what else it could mean, and its examples.
import type { DocumentPayload, Theme, WatchlistEntry } from '@candour/contract';
import { themeNames, themes } from '@candour/contract';
import { SeverityMark } from '../pieces/severity-mark.tsx';
import { languageName, plural } from '../words/labels.ts';
import styles from './documents.module.css';

export function WatchlistWords({ payload }: { readonly payload: DocumentPayload<'watchlist'> }) {
  const { entries } = payload.body;
  const byTheme = themeNames
    .map((theme) => [theme, entries.filter((entry) => entry.theme === theme)] as const)
    .filter(([, found]) => found.length > 0);
  return (
    <div className={styles['words']}>
      <p>
        {plural(entries.length, 'entry', 'entries')} in {plural(byTheme.length, 'theme')} and{' '}
        {plural(new Set(entries.map(({ language }) => language)).size, 'language')}.
      </p>
      {byTheme.map(([theme, found]) => (
        <ThemeEntries key={theme} theme={theme} entries={found} />
      ))}
    </div>
  );
}

function ThemeEntries({ theme, entries }: { readonly theme: Theme; readonly entries: readonly WatchlistEntry[] }) {
  return (
    <details className={styles['theme']}>
      <summary>
        {themes[theme].name} <span className="quiet">{plural(entries.length, 'entry', 'entries')}</span>
      </summary>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <div className={styles['entryHead']}>
              <SeverityMark severity={entry.severity} />
              <span>{entry.phrases.map((phrase) => `“${phrase}”`).join(', ')}</span>
              <span className="quiet small">
                {languageName(entry.language)} · version {entry.version}
              </span>
            </div>
            <p>
              {entry.meaning} <span className="quiet">Because:</span> {entry.reason}
            </p>
            <p className="quiet small">
              Could also mean: {entry.couldMean} Innocent: “{entry.examples.innocent[0]}”
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

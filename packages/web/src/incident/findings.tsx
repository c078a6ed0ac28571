// The findings of the episode in their order, each with why it was found and, once opened, the words themselves.
import type { FindingView } from '@candour/contract';
import { errorCatalogue, themes } from '@candour/contract';
import { SeverityMark } from '../pieces/severity-mark.tsx';
import { useNow } from '../pieces/use-now.ts';
import { clockCertainty, clockSeconds, dayWord } from '../times/words.ts';
import { languageName, noClipSentence, plural, surfaceWords } from '../words/labels.ts';
import styles from './incident.module.css';
import type { OpenedWords } from './use-opened-words.ts';

interface Props {
  readonly findings: readonly FindingView[];
  readonly opened: ReadonlyMap<string, OpenedWords>;
}

export function Findings({ findings, opened }: Props) {
  const inOrder = findings.toSorted((a, b) => Date.parse(a.madeAt) - Date.parse(b.madeAt));
  return (
    <section className="panel" aria-labelledby="findings-title">
      <div className={styles['sectionHead']}>
        <h2 id="findings-title">Why it was found</h2>
        <span className="quiet small">{plural(findings.length, 'finding')} in this episode</span>
      </div>
      <ol className={styles['findings']}>
        {inOrder.map((finding) => (
          <Finding key={finding.envelope} finding={finding} opened={opened.get(finding.envelope)} />
        ))}
      </ol>
    </section>
  );
}

function Finding({ finding, opened }: { readonly finding: FindingView; readonly opened: OpenedWords | undefined }) {
  const now = useNow(60_000);
  const { entry, site } = finding;
  return (
    <li data-severity={finding.severity}>
      <div className={styles['findingHead']}>
        <SeverityMark severity={finding.severity} />
        <strong>{themes[finding.theme].name}</strong>
        <span className="quiet">
          {surfaceWords[finding.surface].toLowerCase()} {site ? `in ${site.name}` : 'off site'},{' '}
          <time dateTime={finding.madeAt} title={clockCertainty(finding.skewMs)}>
            {dayWord(finding.madeAt, now)} at {clockSeconds(finding.madeAt)}
          </time>
        </span>
      </div>
      {entry.meaning ? (
        <div className={styles['why']}>
          <p>
            <span className="quiet">Looked for</span> {entry.meaning}
          </p>
          {entry.reason && (
            <p>
              <span className="quiet">Because</span> {entry.reason}
            </p>
          )}
        </div>
      ) : (
        <p className="quiet">
          The watchlist of that day is no longer kept; its entry was {entry.id}, version {entry.version}.
        </p>
      )}
      {opened && <Opened opened={opened} />}
      <p className="quiet small">
        {languageName(finding.language)} · entry <code>{entry.id}</code> version {entry.version}
        {finding.noClipReason && ` · no clip: ${noClipSentence(finding.noClipReason)}`}
      </p>
    </li>
  );
}

function Opened({ opened }: { readonly opened: OpenedWords }) {
  if ('failed' in opened)
    return (
      <p className={styles['failed']} role="alert">
        <strong>These words did not open.</strong> {errorCatalogue[opened.failed][1]}
      </p>
    );
  const { excerpt, span, why, address, title } = opened.words;
  return (
    <figure className={styles['opened']} data-opened-words>
      <blockquote>
        {excerpt.slice(0, span.start)}
        <mark>{excerpt.slice(span.start, span.end)}</mark>
        {excerpt.slice(span.end)}
      </blockquote>
      <figcaption>
        <p>{why}</p>
        {(title || address) && (
          <p className="quiet small">
            On the page {title && <em>{title}</em>} {address && <code>{address}</code>}
          </p>
        )}
      </figcaption>
    </figure>
  );
}

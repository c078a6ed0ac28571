// The facts of an incident that stand in the clear: who and how that is known, when and how sure, where, under which rules.
import type { FindingView, IncidentView } from '@candour/contract';
import { useNow } from '../pieces/use-now.ts';
import pieces from '../pieces/pieces.module.css';
import { clockCertainty, clockSeconds, dayAndClock, dayWord } from '../times/words.ts';
import { certaintyWords, listWords, surfaceWords } from '../words/labels.ts';

const versionsOf = (
  findings: readonly FindingView[],
  which: 'policy' | 'watchlist',
): { digest: string; version: number | null }[] => [
  ...new Map(findings.map((finding) => [finding[which].digest, finding[which]])).values(),
];

export function Facts({ view }: { readonly view: IncidentView }) {
  const now = useNow(60_000);
  const { row, findings, device } = view;
  const first = findings.toSorted((a, b) => Date.parse(a.madeAt) - Date.parse(b.madeAt))[0];
  const places = [...new Set(findings.map(({ site }) => site?.name ?? 'off site'))];
  const waited = Date.parse(row.receivedAt) - Date.parse(row.firstAt);
  return (
    <section className="panel" aria-labelledby="facts-title">
      <h2 id="facts-title" className="seen-by-readers">
        Facts
      </h2>
      <dl className={pieces['facts']}>
        <dt>Pupil</dt>
        <dd>
          <strong>{row.pupilName ?? 'Not known'}</strong>
          {row.pupilYear !== null && `, year ${row.pupilYear}`}
          <div className="quiet small">{certaintyWords[row.certainty].long}</div>
        </dd>
        <dt>When</dt>
        <dd>
          <time dateTime={row.firstAt}>
            {dayWord(row.firstAt, now)} at {clockSeconds(row.firstAt)}
          </time>
          {row.lastAt !== row.firstAt && (
            <>
              , last <time dateTime={row.lastAt}>{clockSeconds(row.lastAt)}</time>
            </>
          )}
          <div className="quiet small">
            {first && `Your local time, ${clockCertainty(first.skewMs)}.`}
            {waited > 60_000 && ` It reached the school ${dayAndClock(row.receivedAt, now)}.`}
          </div>
        </dd>
        <dt>Where</dt>
        <dd>
          {listWords(places)}
          <div className="quiet small">{device.name}</div>
        </dd>
        <dt>How</dt>
        <dd>{listWords(row.surfaces.map((surface) => surfaceWords[surface]))}</dd>
        <dt>Policy</dt>
        <dd>
          <Versions versions={versionsOf(findings, 'policy')} />
        </dd>
        <dt>Watchlist</dt>
        <dd>
          <Versions versions={versionsOf(findings, 'watchlist')} />
        </dd>
      </dl>
    </section>
  );
}

const Versions = ({ versions }: { readonly versions: readonly { digest: string; version: number | null }[] }) =>
  versions.map(({ digest, version }) => (
    <div key={digest} title={digest}>
      {version === null ? 'No longer kept' : `Version ${version}`} <code className="quiet">{digest.slice(0, 12)}</code>
    </div>
  ));

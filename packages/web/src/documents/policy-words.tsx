// A policy in plain words: what is watched, what never is, what is kept and for how long; and in what it is wider than the baseline.
import type { DocumentPayload, PolicyBody } from '@candour/contract';
import { severities, surfaces, wideningsOf } from '@candour/contract';
import pieces from '../pieces/pieces.module.css';
import { listWords, severityWords, surfaceWords } from '../words/labels.ts';
import styles from './documents.module.css';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const keptWords = {
  count: 'only counted',
  words: 'the words',
  'words-and-clip': 'the words and a clip of the screen',
} as const;
const outsideWords = {
  nothing: 'Nothing is watched',
  'help-only': 'Nothing is kept; help is shown',
  'text-kept': 'Text is watched and kept on the device until it is back',
} as const;

const dayWords = (days: readonly number[]): string =>
  days.length === 7
    ? 'Every day'
    : days.join() === '1,2,3,4,5'
      ? 'Monday to Friday'
      : listWords(days.map((day) => dayNames[day - 1] ?? ''));

export function PolicyWords({ payload }: { readonly payload: DocumentPayload<'policy'> }) {
  const { body } = payload;
  const widenings = wideningsOf(body);
  const watched = surfaces.filter((surface) => body.surfaces[surface]);
  return (
    <div className={styles['words']}>
      {widenings.length > 0 && (
        <div className={styles['wider']}>
          <strong>Wider than the baseline, so two people of two roles signed:</strong>
          <ul>
            {widenings.map(({ field, says }) => (
              <li key={field}>{says}</li>
            ))}
          </ul>
          {payload.expires && (
            <p className="small">
              What widens lapses on {new Date(payload.expires).toLocaleDateString('en-GB', { dateStyle: 'long' })}.
            </p>
          )}
        </div>
      )}
      <dl className={pieces['facts']}>
        <dt>Who</dt>
        <dd>{whoWords(body)}</dd>
        <dt>When</dt>
        <dd>
          {dayWords(body.when.days)}, {body.when.from} to {body.when.to}
          {body.when.holidays.length > 0 && `, not in ${listWords(body.when.holidays.map(({ name }) => name))}`}
        </dd>
        <dt>Where</dt>
        <dd>{listWords(body.sites.map(({ name }) => name))}</dd>
        <dt>What</dt>
        <dd>
          Watch phrases that are {listWords(watched.map((surface) => surfaceWords[surface].toLowerCase())) || 'nothing'}
        </dd>
        <dt>Screen</dt>
        <dd>
          {body.ring
            ? `A picture a second in locked memory; on a critical finding ${body.ring.secondsBefore} s before and ${body.ring.secondsAfter} s after are kept`
            : 'Never photographed'}
        </dd>
        <dt>Webcam</dt>
        <dd>Never used</dd>
        <dt>Outside</dt>
        <dd>{outsideWords[body.offSite]}</dd>
        <dt>Out of hours</dt>
        <dd>{outsideWords[body.outOfHours]}</dd>
        <dt>Own devices</dt>
        <dd>{body.personalDevices === 'nothing' ? 'Nothing is watched' : 'Text, in school only'}</dd>
        <dt>Kept</dt>
        <dd>
          {severities
            .map((severity) => `${severityWords[severity].label}: ${keptWords[body.evidence[severity]]}`)
            .join(' · ')}
        </dd>
        <dt>For how long</dt>
        <dd>
          Notes {body.keepingDays.note} days, no concern {body.keepingDays.noConcern} days, undetermined{' '}
          {body.keepingDays.undetermined} days, evidence {body.keepingDays.evidence} days
        </dd>
        <dt>Answerable</dt>
        <dd>
          {body.people.lead} (lead), {body.people.head} (head), {body.people.dataProtection} (data protection)
        </dd>
      </dl>
    </div>
  );
}

function whoWords({ who }: PolicyBody): string {
  const years = who.years === 'all' ? 'All years' : `Years ${listWords(who.years.map(String))}`;
  return who.classes === 'all' ? years : `${years}, classes ${listWords(who.classes)}`;
}

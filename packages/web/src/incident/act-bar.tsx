// Who holds the incident, for how long, and the buttons: exactly the acts that the contract's table allows now.
import type { IncidentAct, IncidentView } from '@candour/contract';
import { outcomes } from '@candour/contract';
import { Button } from '@mantine/core';
import { useSession } from '../session/session.ts';
import type { ShortcutName } from '../shortcuts/table.ts';
import { shortcuts } from '../shortcuts/table.ts';
import { countdown } from '../times/words.ts';
import styles from './incident.module.css';

type PersonsAct = Exclude<IncidentAct, 'receive' | 'expire'>;

const buttons = {
  take: { label: 'Take', shortcut: 'take' },
  renew: { label: 'Keep 5 more minutes', shortcut: 'renew' },
  release: { label: 'Put back', shortcut: 'release' },
  'open-words': { label: 'Open words', shortcut: 'open-words' },
  'open-evidence': { label: 'Open evidence', shortcut: 'open-evidence' },
  close: { label: 'Close', shortcut: 'close' },
} as const satisfies Record<PersonsAct, { label: string; shortcut: ShortcutName }>;

/** From here on the hold is offered to be renewed. */
const soonMs = 60_000;

interface Props {
  readonly view: IncidentView;
  readonly acts: readonly IncidentAct[];
  readonly isHolder: boolean;
  readonly leftMs: number;
  readonly isBusy: boolean;
  readonly hasOpenedWords: boolean;
  readonly onAct: (act: PersonsAct) => void;
}

export function ActBar({ view, acts, isHolder, leftMs, isBusy, hasOpenedWords, onAct }: Props) {
  const shown = acts.filter((act): act is PersonsAct => act in buttons);
  const isSoon = isHolder && leftMs < soonMs;
  const main: PersonsAct = shown.includes('take') ? 'take' : isSoon ? 'renew' : hasOpenedWords ? 'close' : 'open-words';
  return (
    <div className={styles['acts']} data-soon={isSoon}>
      <p className={styles['holding']} role={isSoon ? 'alert' : undefined}>
        <Holding view={view} isHolder={isHolder} leftMs={leftMs} isSoon={isSoon} />
      </p>
      <fieldset className={`row ${styles['buttons']}`} aria-label="What you may do">
        {shown.map((act) => (
          <Button
            key={act}
            size="sm"
            variant={act === main ? 'filled' : 'default'}
            disabled={isBusy}
            data-act={act}
            onClick={() => onAct(act)}
            aria-keyshortcuts={shortcuts[buttons[act].shortcut].keys[0]}
          >
            {buttons[act].label}
            <span className={styles['key']} aria-hidden="true">
              {shortcuts[buttons[act].shortcut].keys[0]}
            </span>
          </Button>
        ))}
      </fieldset>
    </div>
  );
}

function Holding({
  view,
  isHolder,
  leftMs,
  isSoon,
}: Pick<Props, 'view' | 'isHolder' | 'leftMs'> & { readonly isSoon: boolean }) {
  const { me } = useSession();
  const { row } = view;
  if (row.status === 'closed') {
    const outcome = row.outcome && outcomes[row.outcome];
    return (
      <>
        <strong>Closed: {outcome?.label ?? 'with an outcome'}.</strong>{' '}
        <span className="quiet">{outcome?.meaning}.</span>
        {view.reasonableToCheck && <span className="quiet"> It was reasonable to check.</span>}
      </>
    );
  }
  if (isSoon) return <strong>Your hold ends in less than a minute. Keep it?</strong>;
  if (isHolder)
    return (
      <>
        <strong>You hold this</strong> for <time className="figures">{countdown(leftMs)}</time>
      </>
    );
  if (row.lease && leftMs > 0 && row.lease.person !== me.person.id)
    return (
      <>
        <strong>{row.lease.name} holds this</strong> for <time className="figures">{countdown(leftMs)}</time>
      </>
    );
  return (
    <>
      <strong>Waiting.</strong>{' '}
      <span className="quiet">Take it before you open anything; others then see that it is yours.</span>
    </>
  );
}

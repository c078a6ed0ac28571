// A severity as shape and word; colour only underlines what both already say.
import type { Severity } from '@candour/contract';
import { severityWords } from '../words/labels.ts';
import styles from './pieces.module.css';

const shapes = {
  critical: <path d="M4.7 1h6.6L15 4.7v6.6L11.3 15H4.7L1 11.3V4.7z" />,
  urgent: <path d="M8 1.2 15.4 14.4H.6z" />,
  concern: <circle cx="8" cy="8" r="6.4" />,
  note: <circle cx="8" cy="8" r="5.4" fill="none" stroke="currentColor" strokeWidth="2" />,
} as const satisfies Record<Severity, unknown>;

const strokes = {
  critical: 'M8 4.2v4.6M8 11.2v.6',
  urgent: 'M8 6v4M8 12v.4',
} as const satisfies Partial<Record<Severity, string>>;

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const stroke = severity in strokes ? strokes[severity as keyof typeof strokes] : undefined;
  return (
    <span className={styles['severity']} data-severity={severity}>
      <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
        {shapes[severity]}
        {stroke && <path d={stroke} stroke="var(--surface)" strokeWidth="2" strokeLinecap="round" fill="none" />}
      </svg>
      {severityWords[severity].label}
    </span>
  );
}

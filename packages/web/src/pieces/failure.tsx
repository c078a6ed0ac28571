// A failure, said plainly: what was wrong, what to do, and a way to try again where that helps.
import type { CandourError } from '@candour/contract';
import { errorCatalogue } from '@candour/contract';
import { Button } from '@mantine/core';
import styles from './pieces.module.css';

export function Failure({ error, onRetry }: { readonly error: CandourError; readonly onRetry?: () => void }) {
  const [, what, todo] = errorCatalogue[error.code];
  return (
    <div className={styles['failure']} role="alert" data-code={error.code}>
      <p>
        <strong>{what}</strong> {todo}
      </p>
      {onRetry && (
        <Button variant="default" size="xs" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

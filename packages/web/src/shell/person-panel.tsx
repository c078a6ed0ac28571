// Who is signed in, whether the vault is open, and the ways out.
import { Button } from '@mantine/core';
import { useSession, useVaultState } from '../session/session.ts';
import { listWords, roleWords } from '../words/labels.ts';
import styles from './shell.module.css';

export function PersonPanel({ onHelp }: { readonly onHelp: () => void }) {
  const { me, vault, signOut } = useSession();
  const state = useVaultState();
  const isUnlocked = state.is === 'unlocked';
  return (
    <div className={styles['person']}>
      {isUnlocked && (
        <div className={styles['vault']}>
          <span>
            <strong>Vault open</strong>
            <span className="quiet small">locks after 10 idle minutes</span>
          </span>
          <Button size="compact-sm" variant="default" onClick={() => void vault.lock()}>
            Lock
          </Button>
        </div>
      )}
      <div className={styles['name']}>
        <strong>{me.person.name}</strong>
        <span className="quiet small">{listWords(me.person.roles.map((role) => roleWords[role]))}</span>
      </div>
      <div className={styles['ways']}>
        <Button size="compact-sm" variant="default" onClick={onHelp} className={styles['help'] ?? ''}>
          Shortcuts{' '}
          <span className={styles['key']} aria-hidden="true">
            ?
          </span>
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void signOut()}>
          Sign out
        </Button>
      </div>
    </div>
  );
}

// The help screen, made from the same table that the keys are.
import { Button, Checkbox } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import styles from './shortcut-help.module.css';
import type { ShortcutScope } from './table.ts';
import { keyLabel, shortcutNames, shortcutScopes, shortcuts } from './table.ts';
import { areKeysOn, switchKeys } from './use-shortcuts.ts';

export function ShortcutHelp({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setOn] = useState(areKeysOn);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles['dialog']} onClose={onClose} aria-labelledby="shortcut-title">
      <div className={styles['head']}>
        <h2 id="shortcut-title">Shortcuts</h2>
        <Button size="compact-sm" variant="default" onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </div>
      <div className={styles['parts']}>
        {(Object.keys(shortcutScopes) as ShortcutScope[]).map((scope) => (
          <section key={scope}>
            <h3>{shortcutScopes[scope]}</h3>
            <dl>
              {shortcutNames
                .filter((name) => shortcuts[name].scope === scope)
                .map((name) => (
                  <div key={name}>
                    <dt>
                      {shortcuts[name].keys.map((key) => (
                        <kbd key={key}>{keyLabel(key)}</kbd>
                      ))}
                    </dt>
                    <dd>{shortcuts[name].says}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <Checkbox
        label="Single keys are on"
        description="Switch them off if speech input or a slip of the hand presses them."
        checked={isOn}
        onChange={({ currentTarget }) => {
          switchKeys(currentTarget.checked);
          setOn(currentTarget.checked);
        }}
      />
    </dialog>
  );
}

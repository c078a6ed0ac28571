// The content script: runs in every frame at document_start, in its own world; types of contract and agent only, no code of theirs.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { arm } from '../content/arm.ts';
import { watchChanges } from '../content/changes.ts';
import { isArmed } from '../content/frames.ts';
import { createLink } from '../content/link.ts';
import { textPort } from '../wire.ts';

export default defineUnlistedScript(() => {
  if (isArmed(window)) return;
  const names = new WeakMap<Element, string>();
  // Not `randomUUID`: plain http pages have none.
  const document = crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? '';
  let count = 0;
  const fieldName = (field: Element): string => {
    const known = names.get(field);
    if (known) return known;
    count += 1;
    const name = `${document}-${count}`;
    names.set(field, name);
    return name;
  };

  const link = createLink(textPort, {
    onOrphaned() {
      armed?.disarm();
      stopChanges?.();
    },
    onOpened: () => armed?.repeat(),
    onForget: () => armed?.forget(),
  });
  const armed = arm(window, link.say, link.isAlive, fieldName);
  const isTop = window === window.top;
  const stopChanges = watchChanges(window, () => {
    if (isTop || link.isOpen) link.say({ say: 'changed' });
  });
  if (isTop) link.open();
  window.addEventListener('pageshow', (event) => {
    // Back from the back/forward cache, which cuts ports.
    if (event.isTrusted && event.persisted && isTop) link.open();
  });
});

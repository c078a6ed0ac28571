// What surrounds every page: school, navigation, connection, vault, person, and the help of the shortcuts.
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Mark } from '../pieces/mark.tsx';
import { useSession } from '../session/session.ts';
import { ShortcutHelp } from '../shortcuts/shortcut-help.tsx';
import { useShortcuts } from '../shortcuts/use-shortcuts.ts';
import { NewsReader } from '../queue/news-reader.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { MadeUpBanner } from './made-up-banner.tsx';
import { pagesFor } from './pages.ts';
import { PersonPanel } from './person-panel.tsx';
import styles from './shell.module.css';

export function Shell() {
  const { me, vault } = useSession();
  const [isHelpOpen, setHelpOpen] = useState(false);
  const navigate = useNavigate();
  const pages = pagesFor(me.person.roles);
  const seesQueue = pages.some(({ path }) => path === '/queue');
  useShortcuts({
    help: () => setHelpOpen(true),
    ...(seesQueue ? { 'to-queue': () => void navigate({ to: '/queue' }) } : {}),
    'lock-vault': () => void vault.lock(),
  });

  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#main">
        Skip to the page
      </a>
      {me.school.madeUp && <MadeUpBanner />}
      <header className={styles['side']}>
        <div className={styles['school']}>
          <Mark />
          <div>
            <strong>{me.school.name}</strong>
            <span className="quiet small">Candour</span>
          </div>
        </div>
        <nav className={styles['pages']} aria-label="Pages">
          {pages.map(({ path, label }) => (
            <Link
              key={path}
              to={path}
              activeProps={{ 'aria-current': 'page' }}
              activeOptions={{ includeSearch: false }}
            >
              {label}
            </Link>
          ))}
        </nav>
        <PersonPanel onHelp={() => setHelpOpen(true)} />
      </header>
      <main id="main" className={styles['main']} tabIndex={-1}>
        <ConnectionNote />
        <Outlet />
      </main>
      <NewsReader />
      {isHelpOpen && <ShortcutHelp onClose={() => setHelpOpen(false)} />}
    </div>
  );
}

// Said wherever a made-up school shows, so that nobody takes it for real children.
import styles from './shell.module.css';

export const MadeUpBanner = () => (
  <aside className={styles['madeUp']} aria-label="Made-up school" data-made-up>
    <strong>Made-up school.</strong> Nobody here is real.
  </aside>
);

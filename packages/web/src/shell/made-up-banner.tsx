// Said wherever a made-up school shows, so that nobody takes it for real children.
import styles from './shell.module.css';

export const MadeUpBanner = () => (
  <p className={styles['madeUp']} data-made-up>
    <strong>Made-up school.</strong> Every person and incident here is invented.
  </p>
);

import styles from './secret.module.css';
import { useSecretOnScreen } from './use-secret-on-screen.ts';

/** A secret in letters large enough to be read out; the window is protected as long as it stands there. */
export function SecretText({ secret }: { secret: string }) {
  useSecretOnScreen(true);
  return <output className={styles.secret}>{secret}</output>;
}

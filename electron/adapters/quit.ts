import type { App as Shell } from 'electron';
import type { App } from '../app.ts';
import type { Log } from '../log.ts';
import { crashFacts } from './crash-log.ts';

/** How long a mail on its way or a write may hold up quitting, ms. */
const PATIENCE = 10_000;

/** Closes the program before its process ends, whichever way quitting began, but never hangs on it. */
export function quitInOrder(shell: Pick<Shell, 'on' | 'exit'>, app: Pick<App, 'close'>, log: Log): void {
  let closing = false;
  shell.on('before-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    const patience = new Promise<'late'>((resolve) => setTimeout(resolve, PATIENCE, 'late'));
    Promise.race([app.close(), patience])
      .then((end) => {
        if (end === 'late') log.warn('quit-without-waiting', { waitedMs: PATIENCE });
      })
      .catch((error: unknown) => log.error('quit-with-a-defect', crashFacts(error)))
      .finally(() => shell.exit(0));
  });
}

import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';

type Shown = Pick<Services, 'shownRecoveryKey' | 'pendingTotp' | 'lastRefusedPaste'>;

/** What the session had picked or shown goes with it: the next operator inherits nothing. */
export function forgetSession(services: Shown & Pick<Services, 'session' | 'files'>): void {
  services.session.end();
  services.files.forget();
  forgetShown(services);
}

/** What was on screen or pasted, when the session locks or ends. */
export function forgetShown(services: Shown): void {
  services.shownRecoveryKey.value = null;
  services.pendingTotp.value = null;
  services.lastRefusedPaste.value = null;
}

export async function endSession(services: Services, operator: Pick<Operator, 'id' | 'name'>): Promise<void> {
  await services.db.write((tx) => append(tx, services, operator, { action: 'signed-out' }));
  forgetSession(services);
}

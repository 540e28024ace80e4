import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';

/** What the session had picked or shown goes with it: the next operator inherits nothing. */
export function forgetSession(
  services: Pick<Services, 'session' | 'files' | 'shownRecoveryKey' | 'pendingTotp'>,
): void {
  services.session.end();
  services.files.forget();
  services.shownRecoveryKey.value = null;
  services.pendingTotp.value = null;
}

export async function endSession(services: Services, operator: Pick<Operator, 'id' | 'name'>): Promise<void> {
  await services.db.write((tx) => append(tx, services, operator, { action: 'signed-out' }));
  forgetSession(services);
}

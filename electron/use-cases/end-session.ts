import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { forgetSecrets } from './forget-secrets.ts';

/** What the session had picked or shown goes with it: the next operator inherits nothing. */
export function forgetSession(services: Services): void {
  services.session.end();
  services.handover.end();
  services.files.forget();
  forgetSecrets(services);
}

export async function endSession(services: Services, operator: Pick<Operator, 'id' | 'name'>): Promise<void> {
  await services.db.write((tx) => append(tx, services, operator, { action: 'signed-out' }));
  forgetSession(services);
}

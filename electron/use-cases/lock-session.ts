import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { endHandover } from './end-handover.ts';
import { forgetSecrets } from './forget-secrets.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** Locks first, then writes: a full disk must not keep the screen open. A keyboard handed over comes back with it. */
export const lockSession: UseCase<'session.lock'> = async (services, operator) => {
  if (services.handover.current() !== null) await endHandover(services, 'locked');
  if (operator === null || services.session.locked()) return {};
  services.session.lock();
  await afterLock(services, operator, false);
  return {};
};

/** What follows every lock, by hand or by time: nothing secret stays on screen, the screens learn of it, the log has it. */
export async function afterLock(
  services: Services,
  operator: Pick<Operator, 'id' | 'name'> | null,
  idle: boolean,
): Promise<void> {
  forgetSecrets(services);
  tellChanged(services, 'status');
  await services.db.write((tx) => append(tx, services, operator, { action: 'locked', details: { idle } }));
}

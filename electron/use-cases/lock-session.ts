import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { forgetShown } from './end-session.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** Locks first, then writes: a full disk must not keep the screen open. */
export const lockSession: UseCase<'session.lock'> = async (services, operator) => {
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
  forgetShown(services);
  tellChanged(services, 'status');
  await services.db.write((tx) => append(tx, services, operator, { action: 'locked', details: { idle } }));
}

import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { tellChanged, type UseCase } from './use-case.ts';

export const lockSession: UseCase<'session.lock'> = async (services, operator) => {
  if (operator !== null) await lock(services, operator, false);
  return {};
};

/** Locks first, then writes: a full disk must not keep the screen open. */
export async function lock(
  services: Services,
  operator: Pick<Operator, 'id' | 'name'>,
  idle: boolean,
): Promise<void> {
  if (services.session.locked()) return;
  services.session.lock();
  services.shownRecoveryKey.value = null;
  tellChanged(services, 'status');
  await services.db.write((tx) => append(tx, services, operator, { action: 'locked', details: { idle } }));
}

import type { Operator, Services } from '../services.ts';
import { type ActivityFacts, append } from '../store/activity.ts';
import { endHandover } from './end-handover.ts';
import { forgetSecrets } from './forget-secrets.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** By hand or with the computer, after minutes without a touch, or twelve hours after the password was typed. */
export type LockCause = 'hand' | 'idle' | 'longest';

const FACTS: Readonly<Record<LockCause, ActivityFacts>> = {
  hand: { idle: false },
  idle: { idle: true },
  longest: { longest: true },
};

/** Locks first, then writes: a full disk must not keep the screen open. A keyboard handed over comes back with it. */
export const lockSession: UseCase<'session.lock'> = async (services, operator) => {
  if (services.handover.current() !== null) await endHandover(services, 'locked');
  if (operator === null || services.session.locked()) return {};
  lockScreen(services);
  await writeLock(services, operator, 'hand');
  return {};
};

/** What every lock does at once, whatever happens then: nothing secret stays, the screens learn of it. */
export function lockScreen(services: Services): void {
  services.session.lock();
  forgetSecrets(services);
  tellChanged(services, 'status');
}

/** The line of the log that follows every lock. */
export async function writeLock(
  services: Services,
  operator: Pick<Operator, 'id' | 'name'> | null,
  cause: LockCause,
): Promise<void> {
  await services.db.write((tx) =>
    append(tx, services, operator, { action: 'locked', details: FACTS[cause] }),
  );
}

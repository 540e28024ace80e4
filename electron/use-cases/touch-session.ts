import { restartIdleClock } from './check-operator-password.ts';
import type { UseCase } from './use-case.ts';

export const touchSession: UseCase<'session.touch'> = async (services) => {
  await restartIdleClock(services);
  return {};
};

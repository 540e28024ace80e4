import { endSession } from './end-session.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** Also from the lock screen. */
export const signOut: UseCase<'session.signOut'> = async (services, operator) => {
  if (operator === null) return {};
  await endSession(services, operator);
  tellChanged(services, 'status');
  return {};
};

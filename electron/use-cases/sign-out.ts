import { append } from '../store/activity.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** Also from the lock screen. What the session had picked or shown is forgotten. */
export const signOut: UseCase<'session.signOut'> = async (services, operator) => {
  if (operator === null) return {};
  await services.db.write((tx) => append(tx, services, operator, { action: 'signed-out' }));
  services.session.end();
  services.files.forget();
  services.shownRecoveryKey.value = null;
  tellChanged(services, 'status');
  return {};
};

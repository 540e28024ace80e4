import type { ActivityAction } from '../../shared/activity-actions.ts';
import { AppError } from '../../shared/errors.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { tellChanged } from './use-case.ts';

/** Runs an act; when it is refused, the refusal is a line of the activity log before it goes on to the caller. */
export async function recordRefusal<T>(
  services: Services,
  operator: Operator,
  action: ActivityAction,
  user: { id: string; name: string } | null,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof AppError && error.code !== 'internal') {
      const { code } = error;
      await services.db.write((tx) => append(tx, services, operator, { action, user, code }));
      tellChanged(services, 'activity');
    }
    throw error;
  }
}

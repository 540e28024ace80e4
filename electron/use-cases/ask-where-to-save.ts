import { AppError } from '../../shared/errors.ts';
import type { Operator, Services } from '../services.ts';
import { findOperator } from '../store/operators.ts';

/**
 * The system's own dialog, which may stand open for an hour: whoever answers it then need not be the one who asked. So
 * what the gate asked before the call is asked once more, before anything is written or made.
 *
 * @returns null when the dialog was cancelled
 * @throws AppError not-signed-in, locked, not-allowed { role } when the operator was disabled or has another role by now
 */
export async function askWhereToSave(
  services: Pick<Services, 'dialogs' | 'session' | 'db'>,
  operator: Operator,
  suggestedName: string,
): Promise<string | null> {
  const file = await services.dialogs.saveFile(suggestedName);
  if (file === null) return null;
  const refuseGone = () => {
    if (services.session.operatorId() !== operator.id) throw new AppError('not-signed-in');
    if (services.session.locked()) throw new AppError('locked');
  };
  // First, because an office that was closed meanwhile has ended the session and cannot be read any more.
  refuseGone();
  const record = await findOperator(services.db.read, operator.id);
  if (record === null || record.disabled_at !== null || record.role !== operator.role) {
    throw new AppError('not-allowed', { role: operator.role });
  }
  refuseGone();
  return file;
}

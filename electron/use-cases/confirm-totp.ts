import { AppError } from '../../shared/errors.ts';
import { judgeTotp } from '../security/totp.ts';
import { append } from '../store/activity.ts';
import { updateOperator } from '../store/operators.ts';
import { clockFacts, totpPurpose } from './prove-operator.ts';
import { tellOperator } from './tell-operator.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * The app shows what this program expects: from here on signing in asks for a code. Replaces an earlier app at once. The
 * code that confirms is spent by it. Nothing is counted: the secret is on the screen of the one who types.
 *
 * @throws AppError totp-not-begun, totp-wrong { minutes }
 */
export const confirmTotp: UseCase<'totp.confirm'> = async (services, operator, { code }) => {
  const pending = services.pendingTotp.value;
  if (pending?.operatorId !== operator.id) throw new AppError('totp-not-begun');
  const judged = judgeTotp(pending.secret, code, services.clock.now(), 0);
  if (judged.kind === 'used') throw new AppError('internal');
  if (judged.kind === 'wrong') throw new AppError('totp-wrong', clockFacts(judged.minutes));
  const sealed = services.secrets.seal(totpPurpose(operator.id), pending.secret);
  await services.db.write(async (tx) => {
    await updateOperator(tx, operator.id, {
      totp_sealed: sealed,
      totp_confirmed_at: services.time.now(),
      totp_last_step: judged.step,
    });
    await tellOperator(tx, services, operator, operator, 'totp-set');
    await append(tx, services, operator, {
      action: 'totp-set',
      details: { operator: operator.name, own: true },
    });
  });
  services.pendingTotp.value = null;
  services.outbox.wake();
  tellChanged(services, 'status', 'operators', 'activity', 'outbox');
  return {};
};

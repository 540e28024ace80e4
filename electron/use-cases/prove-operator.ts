import { AppError } from '../../shared/errors.ts';
import { judgeTotp } from '../security/totp.ts';
import type { Services } from '../services.ts';
import { acceptTotpStep, updateOperator } from '../store/operators.ts';
import type { OperatorRecord } from '../store/tables.ts';
import { countFailure, passwordHolder, type Who } from './check-operator-password.ts';

/** What an operator types to prove who they are; the code where an authenticator app is set up. */
export type Proof = { password: string; code?: string | undefined };

/**
 * The whole proof that the office asks of an operator: the password, then the code of the authenticator app. One at a
 * time; a wrong code counts as a wrong password does. That a code is asked for at all is told only after the password.
 *
 * @throws AppError sign-in-wait { until }, sign-in-refused, totp-needed (nothing was wrong so far, nothing is counted),
 * totp-wrong { minutes when a clock is off, used when the code was spent before }
 */
export function proveOperator(services: Services, who: Who, proof: Proof): Promise<OperatorRecord> {
  return services.session.inTurn(async () => {
    const operator = await passwordHolder(services, who, proof.password);
    const step = operator.totp_confirmed_at === null ? null : await codeStep(services, operator, proof.code);
    const spent = await services.db.write(async (tx) => {
      if (step !== null && !(await acceptTotpStep(tx, operator.id, step))) return false;
      await updateOperator(tx, operator.id, { failures: 0, wait_until: null });
      return true;
    });
    if (!spent) await refuseCode(services, operator, { used: 1 });
    return operator;
  });
}

async function codeStep(
  services: Services,
  operator: OperatorRecord,
  code: string | undefined,
): Promise<number> {
  if (code === undefined) throw new AppError('totp-needed');
  const secret = services.secrets.unseal(totpPurpose(operator.id), operator.totp_sealed ?? new Uint8Array());
  const judged = judgeTotp(secret, code, services.clock.now(), operator.totp_last_step);
  if (judged.kind === 'right') return judged.step;
  return refuseCode(services, operator, judged.kind === 'used' ? { used: 1 } : clockFacts(judged.minutes));
}

async function refuseCode(
  services: Services,
  operator: OperatorRecord,
  details: Record<string, number> | undefined,
): Promise<never> {
  await countFailure(services, operator);
  throw new AppError('totp-wrong', details);
}

/** Ahead or behind is the phone as seen from this computer; which of the two is wrong, nobody here can know. */
export function clockFacts(minutes: number | null): Record<string, number> | undefined {
  return minutes === null ? undefined : { minutes: Math.abs(minutes) };
}

/** Under which name an operator's authenticator secret is sealed. */
export function totpPurpose(operatorId: string): string {
  return `totp:${operatorId}`;
}

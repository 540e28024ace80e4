import { AppError } from '../../shared/errors.ts';
import { verifyNobody, verifyPassword } from '../security/passwords.ts';
import type { Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { updateOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import type { OperatorRecord } from '../store/tables.ts';

/** Failures without a wait; then 5 s, doubling to 15 min. Stored, so a restart does not shorten it. */
const FREE_FAILURES = 3;
const FIRST_WAIT = 5_000;
const LONGEST_WAIT = 15 * 60_000;

/** How long to wait after the `failures`th failure in a row, ms. */
export function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(FIRST_WAIT * 2 ** (failures - FREE_FAILURES), LONGEST_WAIT);
}

/**
 * Checks an operator's own password, one at a time, counting failures. A disabled operator gets the same answers as a
 * wrong password, waits included. An unknown login gets the same refusal after the same work (S9, S10), but has nobody
 * whose wait could grow: the logins of an office are no secret to whoever sits at its computer.
 *
 * @throws AppError('sign-in-wait', { until }), AppError('sign-in-refused')
 */
export function checkOperatorPassword(
  services: Services,
  find: () => Promise<OperatorRecord | null>,
  password: string,
): Promise<OperatorRecord> {
  return services.session.inTurn(async () => {
    const operator = await find();
    const { bcryptCost } = await readSetting(services.db.read, 'passwords');
    if (operator === null) {
      await verifyNobody(password, bcryptCost);
      await services.db.write((tx) =>
        append(tx, services, null, { action: 'sign-in-refused', code: 'sign-in-refused' }),
      );
      throw new AppError('sign-in-refused');
    }
    if (operator.wait_until !== null && operator.wait_until > services.time.now()) {
      throw new AppError('sign-in-wait', { until: operator.wait_until });
    }
    const right = await verifyPassword(password, operator.password_hash);
    if (!right || operator.disabled_at !== null) {
      await countFailure(services, operator);
      throw new AppError('sign-in-refused');
    }
    return operator;
  });
}

async function countFailure(services: Services, operator: OperatorRecord): Promise<void> {
  const failures = operator.failures + 1;
  const wait = waitAfter(failures);
  await services.db.write(async (tx) => {
    await updateOperator(tx, operator.id, {
      failures,
      wait_until: wait === 0 ? null : services.time.now() + wait,
    });
    await append(tx, services, operator, {
      action: 'sign-in-refused',
      code: 'sign-in-refused',
      details: { failures },
    });
  });
}

/** Makes this operator the one at the program and starts the idle clock. */
export async function startSession(services: Services, operatorId: string): Promise<void> {
  services.session.begin(operatorId);
  services.session.prove();
  await restartIdleClock(services);
}

export async function restartIdleClock(services: Services): Promise<void> {
  const { idleLockMinutes } = await readSetting(services.db.read, 'office');
  services.session.touch(idleLockMinutes * 60_000);
}

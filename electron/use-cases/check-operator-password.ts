import { createHmac } from 'node:crypto';
import { AppError } from '../../shared/errors.ts';
import { verifyNobody, verifyPassword } from '../security/passwords.ts';
import type { Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { findGuesses, saveGuesses } from '../store/guesses.ts';
import { findOperator, findOperatorByLogin, updateOperator } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import type { OperatorRecord } from '../store/tables.ts';
import { waitUntil } from './growing-wait.ts';
import { raiseAlerts } from './raise-alerts.ts';
import { tellChanged } from './use-case.ts';

/** Whose password is typed: somebody at the sign-in, or the one who is signed in. */
export type Who = { login: string } | { id: string };

/**
 * Checks an operator's own password, one at a time, counting failures. A disabled operator and an unknown login get the
 * same answers as a wrong password, after the same work and with the same waits (S9, S10).
 *
 * @param who a login in canonical form, see operator-fields.ts
 * @throws AppError('sign-in-wait', { until }), AppError('sign-in-refused')
 */
export function checkOperatorPassword(
  services: Services,
  who: Who,
  password: string,
): Promise<OperatorRecord> {
  return services.session.inTurn(async () => {
    const operator = await passwordHolder(services, who, password);
    await services.db.write((tx) => updateOperator(tx, operator.id, { failures: 0, wait_until: null }));
    return operator;
  });
}

/** As `checkOperatorPassword`, within the caller's turn; failures so far stay counted. */
export async function passwordHolder(
  services: Services,
  who: Who,
  password: string,
): Promise<OperatorRecord> {
  const { read } = services.db;
  const operator =
    'id' in who ? await findOperator(read, who.id) : await findOperatorByLogin(read, who.login);
  const now = services.time.now();
  const guesses = operator ?? (await findGuesses(read, nobodysName(services, who), now));
  if (guesses.wait_until !== null && guesses.wait_until > now) {
    throw new AppError('sign-in-wait', { until: guesses.wait_until });
  }
  const { bcryptCost } = await readSetting(read, 'passwords');
  if (operator === null) {
    await verifyNobody(password, bcryptCost);
    await countUnknown(services, nobodysName(services, who), guesses.failures + 1);
    throw new AppError('sign-in-refused');
  }
  const right = await verifyPassword(password, operator.password_hash);
  if (!right || operator.disabled_at !== null) {
    await countFailure(services, operator);
    throw new AppError('sign-in-refused');
  }
  return operator;
}

/** One more failure of a known operator, with its line; from the third on the next try has to wait. */
export async function countFailure(services: Services, operator: OperatorRecord): Promise<void> {
  const failures = operator.failures + 1;
  await services.db.write(async (tx) => {
    await updateOperator(tx, operator.id, {
      failures,
      wait_until: waitUntil(failures, services.time.now()),
    });
    await append(tx, services, operator, {
      action: 'sign-in-refused',
      code: 'sign-in-refused',
      details: { failures },
    });
    await raiseAlerts(tx, services, operator, { kind: 'refused', of: 'sign-in' });
  });
  tellRefused(services);
}

/** The same for a login that nobody has: the log does not say which, it may be a password in the wrong field. */
async function countUnknown(services: Services, name: string, failures: number): Promise<void> {
  await services.db.write(async (tx) => {
    const at = services.time.now();
    await saveGuesses(tx, name, { failures, wait_until: waitUntil(failures, at), at });
    await append(tx, services, null, { action: 'sign-in-refused', code: 'sign-in-refused' });
    await raiseAlerts(tx, services, null, { kind: 'refused', of: 'sign-in' });
  });
  tellRefused(services);
}

function tellRefused(services: Services): void {
  tellChanged(services, 'activity', 'alerts', 'outbox');
  services.outbox.wake();
}

/**
 * Unknown logins share 256 counters by a keyed hash of what was typed, so that each waits as a known one would, and
 * typing a thousand of them neither fills the store nor tells which ones exist.
 */
function nobodysName(services: Services, who: Who): string {
  const typed = 'id' in who ? who.id : who.login;
  const key = services.secrets.derive('unknown-logins');
  return `login:${createHmac('sha256', key).update(typed).digest()[0]}`;
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

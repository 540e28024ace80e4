import { AppError } from '../../shared/errors.ts';
import { hashCode, newCode } from '../security/reset-codes.ts';
import type { Operator, Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { findOutboxMail } from '../store/outbox.ts';
import { listResets } from '../store/reset-views.ts';
import { refuseUnverified } from './caller-gate.ts';
import { findUserFor } from './find-user-for.ts';
import { issueReset, type Made } from './issue-reset.ts';
import { currentJwtKey } from './jwt-keys.ts';
import { raiseAlerts } from './raise-alerts.ts';
import { recordRefusal } from './record-refusal.ts';
import { refuseUntold } from './refuse-untold.ts';
import { refuseReset } from './reset-limits.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * A token and a code for the address on file: the older ones die, reset, sealed mail and log line are one transaction;
 * then the mail server has `config.sendWait` ms to answer in the same act. Nothing about the account changes (product rule 4).
 *
 * @throws AppError user-not-found, out-of-scope, and all of `refuseReset`, `refuseUnverified` and `refuseUntold`
 */
export const sendReset: UseCase<'resets.send'> = async (services, operator, { userId, tellApart }) => {
  const user = await findUserFor(services.db.read, operator, userId);
  const issued = await recordRefusal(services, operator, 'reset-refused', user, async () => {
    await refuseReset(services.db.read, services, operator, user);
    const key = await currentJwtKey(services);
    const code = newCode();
    const codeHash = await hashCode(code, services.config.codeCost);
    return services.db.write((tx) =>
      issue(tx, services, operator, { userId, tellApart }, { key, code, codeHash }),
    );
  });
  tellChanged(services, 'resets', 'outbox', 'users', 'activity', 'alerts');
  services.outbox.wake();
  await services.outbox.settle(issued.mailId, services.config.sendWait);

  const [reset] = await listResets(services.db.read, { id: issued.resetId, limit: 1 }, services.time.now());
  const mail = await findOutboxMail(services.db.read, issued.mailId);
  if (reset === undefined || mail === null) throw new AppError('internal');
  return { reset, mail };
};

type Asked = { userId: string; tellApart: string | undefined };

async function issue(tx: Tx, services: Services, operator: Operator, asked: Asked, made: Made) {
  const user = await findUserFor(tx, operator, asked.userId);
  await refuseReset(tx, services, operator, user);
  const verifiedBy = await refuseUnverified(tx, services, operator, user, { kind: 'send' });
  await refuseUntold(tx, services, operator, user, asked.tellApart);
  const issued = await issueReset(tx, services, operator, user, { made, verifiedBy, bulk: null });
  await raiseAlerts(tx, services, operator, { kind: 'reset', user, temporary: false });
  return issued;
}

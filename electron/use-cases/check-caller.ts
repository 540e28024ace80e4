import { AppError } from '../../shared/errors.ts';
import type { RecordedCheck } from '../../shared/lists.ts';
import { append } from '../store/activity.ts';
import { insertCallerCheck } from '../store/caller-checks.ts';
import { newId } from '../store/new-id.ts';
import type { UserRecord } from '../store/tables.ts';
import { phoneUsableFrom } from './cooling-off.ts';
import { findUserFor } from './find-user-for.ts';
import { recordRefusal } from './record-refusal.ts';
import { refuseIdNumber } from './refuse-id-number.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * Writes down how it was made sure who is calling. What was called is taken from the file, never from the screen.
 *
 * @throws AppError user-not-found, out-of-scope, evidence-missing { kind }, evidence-id-number, phone-missing,
 * phone-cooling-off { until }
 */
export const checkCaller: UseCase<'callers.check'> = async (services, operator, { userId, kind, note }) => {
  const user = await findUserFor(services.db.read, operator, userId);
  await recordRefusal(services, operator, 'caller-checked', user, () =>
    services.db.write(async (tx) => {
      const now = services.time.now();
      const current = await findUserFor(tx, operator, userId);
      const evidence = note.normalize('NFC');
      refuseThin(kind, evidence);
      const called = kind === 'call-back' ? numberToCall(current, now) : null;
      const record = { user_id: userId, kind, note: evidence, called, operator_id: operator.id, at: now };
      await insertCallerCheck(tx, { id: newId(), ...record });
      await append(tx, services, operator, {
        action: 'caller-checked',
        user: current,
        details: { check: kind, note: evidence, ...(called === null ? {} : { called }) },
      });
    }),
  );
  tellChanged(services, 'users', 'approvals', 'activity');
  return {};
};

/** A dot in the field is no evidence: two letters or digits at least, and a ticket has a number (S18). */
const ENOUGH: Readonly<Record<RecordedCheck, RegExp>> = {
  'call-back': /^/u,
  'in-person': /[\p{L}\p{N}].*[\p{L}\p{N}]/u,
  manager: /[\p{L}\p{N}].*[\p{L}\p{N}]/u,
  ticket: /^(?=.*\p{N}).{2,100}$/u,
};

function refuseThin(kind: RecordedCheck, note: string): void {
  if (!ENOUGH[kind].test(note)) throw new AppError('evidence-missing', { kind });
  // A ticket's number may look like anything.
  if (kind !== 'ticket') refuseIdNumber(note);
}

/** The number on file as the record keeps it: `***-****-5678`. */
function numberToCall(user: Pick<UserRecord, 'phone' | 'phone_changed_at'>, now: number): string {
  if (user.phone === null) throw new AppError('phone-missing');
  const until = phoneUsableFrom(user, now);
  if (until !== null) throw new AppError('phone-cooling-off', { until });
  return maskNumber(user.phone);
}

function maskNumber(phone: string): string {
  const digits = phone.replace(/\P{N}/gu, '').length;
  let seen = 0;
  return phone.replace(/\p{N}/gu, (digit) => {
    seen += 1;
    return seen > digits - 4 ? digit : '*';
  });
}

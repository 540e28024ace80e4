import type { MailWay } from '../../shared/lists.ts';
import type { Settlement } from '../mail/outbox.ts';
import { append, type Scene } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { endReset, findReset, setMailState } from '../store/resets.ts';
import type { OutboxRecord } from '../store/tables.ts';
import { findUser } from '../store/users.ts';
import { endLiveReset } from './end-live-reset.ts';

/** What a mail's fate means for its reset and for the log; runs inside the outbox's settling transaction. */
export async function settleMail(
  tx: Tx,
  services: Scene,
  mail: OutboxRecord,
  outcome: Settlement,
  way: MailWay | null,
): Promise<void> {
  const user = mail.user_id === null ? null : await findUser(tx, mail.user_id);
  const details = { mail: mail.id, kind: mail.kind, address: mail.to_address, answer: mail.answer };
  const log = async (record: Pick<Parameters<typeof append>[3], 'action' | 'code'>) => {
    await append(tx, services, null, { ...record, user, details });
  };
  switch (outcome.kind) {
    case 'handed-over':
      if (mail.reset_id !== null) {
        await setMailState(tx, mail.reset_id, 'handed-over', mail.handed_over_at, way);
      }
      await log({ action: 'mail-handed-over' });
      return;
    case 'unknown':
      if (mail.reset_id !== null) await setMailState(tx, mail.reset_id, 'unknown', null, way);
      await log({ action: 'mail-unknown' });
      return;
    case 'refused':
      if (mail.reset_id !== null) {
        await endReset(tx, mail.reset_id, { state: 'failed', at: services.time.now(), by: null });
      }
      await log({ action: 'mail-failed', code: outcome.code });
      return;
    case 'expired': {
      const reset = mail.reset_id === null ? null : await findReset(tx, mail.reset_id);
      if (reset !== null && user !== null) {
        await endLiveReset(tx, services, null, reset, user, { state: 'expired', reason: 'mail-never-left' });
      } else {
        await log({ action: 'mail-failed', code: 'mail-unreachable' });
      }
      return;
    }
    case 'try-later':
    case 'cancelled':
      return;
  }
}

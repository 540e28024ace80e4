import type { SettledMail } from '../mail/outbox-settle.ts';
import { append, appendAll, type Scene } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { endReset, findReset, setMailState } from '../store/resets.ts';
import type { OutboxRecord } from '../store/tables.ts';
import { userNames } from '../store/users.ts';
import { endLiveReset } from './end-live-reset.ts';

type User = { id: string; name: string };

/** What the fate of mails means for their resets and for the log; runs inside the outbox's settling transaction. */
export async function settleMails(tx: Tx, services: Scene, settled: readonly SettledMail[]): Promise<void> {
  const users = await userNames(
    tx,
    settled.flatMap(({ mail }) => mail.user_id ?? []),
  );
  const userOf = ({ user_id }: OutboxRecord): User | null =>
    user_id === null ? null : (users.get(user_id) ?? null);
  const taken = settled.filter(({ outcome }) => outcome.kind === 'handed-over');
  await settleHandedOver(tx, services, taken, userOf);
  for (const one of settled) {
    if (one.outcome.kind !== 'handed-over') await settleOther(tx, services, one, userOf(one.mail));
  }
}

/** Thousands in a row end like this: few statements for many of them. */
async function settleHandedOver(
  tx: Tx,
  services: Scene,
  settled: readonly SettledMail[],
  userOf: (mail: OutboxRecord) => User | null,
): Promise<void> {
  for (const [way, those] of Map.groupBy(settled, (one) => one.way)) {
    for (const [at, mails] of Map.groupBy(those, (one) => one.mail.handed_over_at)) {
      const resets = mails.flatMap(({ mail }) => mail.reset_id ?? []);
      if (resets.length > 0) await setMailState(tx, resets, 'handed-over', at, way);
    }
  }
  const lines = settled.map(
    ({ mail }) => ({ action: 'mail-handed-over', user: userOf(mail), details: detailsOf(mail) }) as const,
  );
  if (lines.length > 0) await appendAll(tx, services, null, lines);
}

async function settleOther(
  tx: Tx,
  services: Scene,
  { mail, outcome, way }: SettledMail,
  user: User | null,
): Promise<void> {
  const log = async (record: Pick<Parameters<typeof append>[3], 'action' | 'code'>) => {
    await append(tx, services, null, { ...record, user, details: detailsOf(mail) });
  };
  switch (outcome.kind) {
    case 'unknown':
      if (mail.reset_id !== null) await setMailState(tx, [mail.reset_id], 'unknown', null, way);
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
    case 'handed-over':
    case 'try-later':
    case 'cancelled':
      return;
  }
}

function detailsOf(mail: OutboxRecord) {
  return { mail: mail.id, kind: mail.kind, address: mail.to_address, answer: mail.answer };
}

import type { Operator } from '../services.ts';
import { append, type Scene } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import { cancelMailsOfReset } from '../store/outbox.ts';
import { endReset, findLiveReset } from '../store/resets.ts';
import type { ResetRecord } from '../store/tables.ts';

const ACTIONS = {
  superseded: 'reset-superseded',
  revoked: 'reset-revoked',
  expired: 'reset-expired',
} as const;

/** Ends one live reset, keeps its mail from leaving, and writes the line. False when it had already ended. */
export async function endLiveReset(
  tx: Tx,
  services: Scene,
  operator: Pick<Operator, 'id' | 'name'> | null,
  reset: ResetRecord,
  user: { id: string; name: string },
  end: { state: keyof typeof ACTIONS; reason: string },
): Promise<boolean> {
  const now = services.time.now();
  const at = end.state === 'expired' ? Math.min(now, reset.expires_at) : now;
  const ended = await endReset(tx, reset.id, { state: end.state, at, by: operator?.id ?? null });
  if (!ended) return false;
  await cancelMailsOfReset(tx, reset.id);
  await append(tx, services, operator, {
    action: ACTIONS[end.state],
    user,
    details: { reset: reset.id, reason: end.reason },
  });
  return true;
}

/** Product rule 3: called by everything that makes a user's older tokens worthless. */
export async function supersedeLiveReset(
  tx: Tx,
  services: Scene,
  operator: Pick<Operator, 'id' | 'name'>,
  user: { id: string; name: string },
  reason: 'newer-reset' | 'password-changed' | 'address-changed' | 'account-disabled',
): Promise<void> {
  const live = await findLiveReset(tx, user.id);
  if (live !== null) await endLiveReset(tx, services, operator, live, user, { state: 'superseded', reason });
}

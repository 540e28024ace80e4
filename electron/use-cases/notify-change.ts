import { composeManagerNotice, composeNotice } from '../mail/messages.ts';
import type { ManagedChange } from '../mail/templates/words.ts';
import type { Operator, Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { previousAddresses } from '../store/previous-addresses.ts';
import { readSetting } from '../store/settings.ts';
import type { UserRecord } from '../store/tables.ts';
import { queueNotice } from './queue-notice.ts';

/** How long an address that was replaced still hears of changes, ms. */
export const PREVIOUS_FOR = 30 * 24 * 3_600_000;

type Notifying = Pick<Services, 'secrets' | 'time'>;

/**
 * Everybody who must hear that a password was changed (S13): the address on file, every address that was on file within
 * the last 30 days, and the manager where the office wants it. In the transaction of the change.
 *
 * @param temporaryUntil epoch ms until when a temporary password works; null when it is not one
 * @returns the mail to the address on file; null where there is none
 */
export async function tellPasswordChanged(
  tx: Tx,
  services: Notifying,
  operator: Operator,
  user: UserRecord,
  { at, temporaryUntil }: { at: number; temporaryUntil: number | null },
): Promise<string | null> {
  const { id, name, login, language } = user;
  const former = await formerAddresses(tx, services, user);
  const notice = { kind: 'notice', userId: id, at } as const;
  const tell = (to: string, isFormer: boolean) =>
    queueNotice(tx, services, operator, notice, (sender) =>
      composeNotice({
        ...sender,
        user: { name, login, email: to, language },
        former: isFormer,
        at,
        temporaryUntil,
      }),
    );
  const mailId = user.email === null ? null : await tell(user.email, false);
  for (const address of former) await tell(address, true);
  await tellManager(tx, services, operator, user, 'password', at);
  return mailId;
}

/** Addresses of the last 30 days beside the one on file. */
export async function formerAddresses(
  tx: Tx,
  services: Pick<Services, 'time'>,
  user: Pick<UserRecord, 'id' | 'email'>,
): Promise<string[]> {
  const all = await previousAddresses(tx, user.id, services.time.now() - PREVIOUS_FOR);
  return all.filter((address) => address !== user.email);
}

/** Nobody where the office does not want it, none is on file, or the user's own mailbox stands as the manager's. */
export async function tellManager(
  tx: Tx,
  services: Pick<Services, 'secrets'>,
  operator: Operator,
  user: UserRecord,
  what: ManagedChange,
  at: number,
): Promise<void> {
  const { manager } = await readSetting(tx, 'notices');
  const to = user.manager_email;
  const wanted = manager === 'all' || (manager === 'protected' && user.protected === 1);
  if (!wanted || to === null || to === user.email) return;
  const { id, name, login, language } = user;
  await queueNotice(tx, services, operator, { kind: 'manager-notice', userId: id, at }, (sender) =>
    composeManagerNotice({ ...sender, to, user: { name, login, language }, what, at }),
  );
}

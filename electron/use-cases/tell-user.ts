import { composeNotice } from '../mail/messages.ts';
import type { Operator, Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import type { UserRecord } from '../store/tables.ts';
import { queueNotice } from './queue-notice.ts';

/** Tells a user that their password was changed. @returns the notice's id; null when there is no address to tell */
export async function tellUser(
  tx: Tx,
  services: Services,
  operator: Operator,
  user: UserRecord,
  change: { at: number; temporaryUntil: number | null },
): Promise<string | null> {
  const { name, login, email, language } = user;
  if (email === null) return null;
  const notice = { kind: 'notice', userId: user.id, at: change.at } as const;
  return queueNotice(tx, services, operator, notice, (sender) =>
    composeNotice({ ...sender, user: { name, login, email, language }, ...change }),
  );
}

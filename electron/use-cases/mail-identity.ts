import type { Operator } from '../services.ts';
import type { Db } from '../store/database.ts';
import { readSetting } from '../store/settings.ts';

/** Who a mail comes from and whom its reader may call. */
export type MailIdentity = { from: { name: string; address: string }; officeName: string; contact: string };

/** Without an SMTP account (outbox folder, practice) the operator's own address stands as the sender. */
export async function mailIdentity(db: Db, operator: Pick<Operator, 'email'>): Promise<MailIdentity> {
  const { smtp, way } = await readSetting(db, 'mail');
  const { name, contact } = await readSetting(db, 'office');
  const from =
    way === 'smtp' && smtp !== null
      ? { name: smtp.fromName, address: smtp.fromAddress }
      : { name, address: operator.email };
  return { from, officeName: name, contact };
}

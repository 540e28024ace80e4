import type { AlertFacts } from '../../shared/alerts.ts';
import { composeAlert } from '../mail/messages.ts';
import type { Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { enabledAdmins } from '../store/operators.ts';
import { readSetting } from '../store/settings.ts';
import type { OperatorRecord } from '../store/tables.ts';
import { queueNotice } from './queue-notice.ts';

type Told = {
  at: number;
  operator: { id: string; name: string } | null;
  user: { name: string } | null;
  facts: AlertFacts;
};

/**
 * One mail to every enabled admin but the one it is about; to that one too where there is no other, or where anybody
 * with the recovery key could be the one. In the office's language, because an operator has none on file.
 */
export async function mailAlert(
  tx: Tx,
  services: Pick<Services, 'secrets'>,
  { at, operator, user, facts }: Told,
): Promise<void> {
  const { language } = await readSetting(tx, 'office');
  const admins = await enabledAdmins(tx);
  const others = admins.filter((admin) => admin.id !== operator?.id);
  const everybody = facts.kind === 'admin-recovered' || others.length === 0;
  for (const admin of oneAnAddress(everybody ? admins : others)) {
    // Without an SMTP account the reader stands as the sender too: there is nobody else whose address is known.
    await queueNotice(tx, services, admin, { kind: 'alert', userId: null, at }, (sender) =>
      composeAlert({
        ...sender,
        to: { name: admin.name, address: admin.email },
        language,
        at,
        operatorName: operator?.name ?? null,
        userName: user?.name ?? null,
        facts,
      }),
    );
  }
}

/** Two sign-ins of one person read one mailbox. */
function oneAnAddress(admins: readonly OperatorRecord[]): OperatorRecord[] {
  return [...new Map(admins.map((admin) => [admin.email, admin])).values()];
}

import { composeOperatorNotice } from '../mail/messages.ts';
import type { OperatorChange } from '../mail/templates/words.ts';
import type { Operator, Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { readSetting } from '../store/settings.ts';
import { queueNotice } from './queue-notice.ts';

type Target = { name: string; login: string; email: string };

/**
 * An operator hears of every change to what they sign in with or may do, whoever made it (ASVS 5.0 6.3.7): whoever has
 * got at an unlocked session or at an admin's account cannot do it in silence. In the transaction of the change; the
 * caller wakes the outbox. In the office's language, because an operator has none on file.
 *
 * @param to where it goes when not to the address on file
 */
export async function tellOperator(
  tx: Tx,
  services: Pick<Services, 'secrets' | 'time'>,
  operator: Pick<Operator, 'name' | 'email'>,
  target: Target,
  what: OperatorChange,
  to: string = target.email,
): Promise<void> {
  const { language } = await readSetting(tx, 'office');
  const at = services.time.now();
  await queueNotice(tx, services, operator, { kind: 'alert', userId: null, at }, (sender) =>
    composeOperatorNotice({
      ...sender,
      to: { name: target.name, address: to },
      login: target.login,
      language,
      what,
      at,
    }),
  );
}

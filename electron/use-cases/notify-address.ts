import { composeAddressChanged, composeAddressOnFile } from '../mail/messages.ts';
import type { Operator, Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { keepPreviousAddress } from '../store/previous-addresses.ts';
import type { UserRecord } from '../store/tables.ts';
import { formerAddresses, tellManager } from './notify-change.ts';
import { queueNotice } from './queue-notice.ts';
import { coolingOffUntil } from './reset-limits.ts';

/**
 * Both ends of a changed address hear of it (product rule 6): the one that was replaced, with every other of the last 30
 * days, and the one that is on file now; the manager too where the office wants it. From here on the replaced one gets
 * notices and nothing else.
 *
 * @param user as it is after the change
 */
export async function tellAddressChanged(
  tx: Tx,
  services: Pick<Services, 'secrets' | 'time'>,
  operator: Operator,
  user: UserRecord,
  oldAddress: string | null,
): Promise<void> {
  const { id, name, login, language, email } = user;
  const at = services.time.now();
  if (oldAddress !== null) await keepPreviousAddress(tx, id, oldAddress, at);
  const notice = { kind: 'address-changed', userId: id, at } as const;
  for (const former of await formerAddresses(tx, services, user)) {
    await queueNotice(tx, services, operator, notice, (sender) =>
      composeAddressChanged({
        ...sender,
        user: { name, login, language },
        oldAddress: former,
        newAddressMasked: email === null ? null : maskAddress(email),
        at,
      }),
    );
  }
  if (email !== null) {
    await queueNotice(tx, services, operator, notice, (sender) =>
      composeAddressOnFile({
        ...sender,
        user: { name, login, email, language },
        at,
        usableAt: coolingOffUntil(user, at),
      }),
    );
  }
  await tellManager(tx, services, operator, user, 'address', at);
}

/** `minsu.kim@corp.kr` becomes `m…@corp.kr`: enough to recognise one's own, too little to learn another's. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '' : `${address.slice(0, 1)}…${address.slice(at)}`;
}

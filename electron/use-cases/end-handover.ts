import type { HandoverEnd } from '../../shared/lists.ts';
import type { HandedOver, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { forgetSecrets } from './forget-secrets.ts';
import { tellChanged } from './use-case.ts';

/**
 * Back to the lock screen. A password that is just being set is set first; one that is not stays unset, and the token
 * as it was. The page goes before the line is written: a full disk must not keep it open.
 *
 * @param page when given, only this one is ended: it may be another by the time its turn comes
 */
export function endHandover(services: Services, reason: HandoverEnd, page?: HandedOver): Promise<void> {
  return services.handover.inTurn(async () => {
    const current = services.handover.current();
    if (current === null || (page !== undefined && page !== current)) return;
    services.handover.end();
    forgetSecrets(services);
    tellChanged(services, 'status');
    if (current.page.kind === 'done') return;
    await services.db.write((tx) =>
      append(tx, services, current.operator, {
        action: 'handover-left',
        user: current.user,
        details: { reason },
      }),
    );
    tellChanged(services, 'activity');
  });
}

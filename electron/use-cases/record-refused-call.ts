import type { Channel } from '../../shared/channels.ts';
import type { Operator, Services } from '../services.ts';
import { append, refusedCallSince } from '../store/activity.ts';
import { tellChanged } from './use-case.ts';

const MINUTE = 60_000;

/**
 * A call that the operator's role may not make leaves a line (ASVS 5.0 16.3.2): at most one a minute per channel and
 * operator, so that a script cannot flood the log. The call is refused whether or not the line could be written.
 */
export async function recordRefusedCall(
  services: Services,
  operator: Operator,
  channel: Channel,
): Promise<void> {
  try {
    const written = await services.db.write(async (tx) => {
      const since = services.time.now() - MINUTE;
      if (await refusedCallSince(tx, operator.id, channel, since)) return false;
      await append(tx, services, operator, {
        action: 'call-refused',
        code: 'not-allowed',
        details: { channel },
      });
      return true;
    });
    if (written) tellChanged(services, 'activity');
  } catch (error) {
    services.log.error('refused call not recorded', {
      channel,
      error: error instanceof Error ? error.message : typeof error,
    });
  }
}

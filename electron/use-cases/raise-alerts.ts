import type { ActivityAction } from '../../shared/activity-actions.ts';
import type { AlertFacts } from '../../shared/alerts.ts';
import type { RefusalGroup } from '../../shared/lists.ts';
import type { Operator, Services } from '../services.ts';
import { countIssued, countRefusals, insertAlert, otherIssuers, wasToldSince } from '../store/alerts.ts';
import type { Tx } from '../store/database.ts';
import { readSetting } from '../store/settings.ts';
import { judgeAlerts, type Watched } from './alert-judgement.ts';
import { mailAlert } from './mail-alert.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const REFUSALS: Readonly<Record<RefusalGroup, readonly ActivityAction[]>> = {
  'sign-in': ['sign-in-refused', 'admin-recovered'],
  token: ['token-refused'],
};

type Person = { id: string; name: string };

/** What an operator has just done, or was just refused, whose line is already in the log. */
export type WatchedAct =
  | { kind: 'reset'; user: Person; temporary: boolean }
  | { kind: 'refused'; of: RefusalGroup };

type Watching = Pick<Services, 'time' | 'secrets'>;

/**
 * Looks at an act in its own transaction, right after its line of the log, and tells the admins what is unusual about it
 * (S24): in the program, and by mail where the office wants that. The same thing is told once an hour; each temporary
 * password is told. After the commit the caller tells the screens `alerts` and `outbox`, and wakes the outbox.
 *
 * @param operator who acted, or whose sign-in was refused; null when nobody of that login exists
 */
export async function raiseAlerts(
  tx: Tx,
  services: Watching,
  operator: Pick<Operator, 'id' | 'name' | 'email'> | null,
  act: WatchedAct,
): Promise<void> {
  const now = services.time.now();
  const settings = await readSetting(tx, 'alerts');
  const watched = await observe(tx, operator, act, now);
  for (const facts of judgeAlerts(watched, settings)) {
    // Of many resets, the last one's user is nobody in particular.
    const user = act.kind === 'reset' && facts.kind !== 'operator-volume' ? act.user : null;
    const subject = subjectOf(facts, operator, user);
    const once = facts.kind !== 'temporary-passwords';
    if (once && (await wasToldSince(tx, facts.kind, subject, now - HOUR))) continue;
    // All sign-ins are counted together, so that the one that happened to be the last is nobody's fault.
    const about = facts.kind === 'many-refusals' && facts.of === 'sign-in' ? null : operator;
    await insertAlert(tx, {
      at: now,
      subject,
      operatorId: about?.id ?? null,
      userId: user?.id ?? null,
      facts,
    });
    if (settings.mailAdmins) await mailAlert(tx, services, { at: now, operator: about, user, facts });
  }
}

async function observe(tx: Tx, operator: Person | null, act: WatchedAct, now: number): Promise<Watched> {
  if (act.kind === 'refused') {
    const of = act.of === 'sign-in' ? null : (operator?.id ?? null);
    return { ...act, count: await countRefusals(tx, REFUSALS[act.of], of, now - HOUR) };
  }
  const operatorId = operator?.id ?? '';
  return {
    kind: 'reset',
    at: now,
    temporary: act.temporary,
    byOperator: await countIssued(tx, operatorId, now - HOUR),
    otherIssuers: await otherIssuers(tx, act.user.id, operatorId, now - DAY),
  };
}

function subjectOf(facts: AlertFacts, operator: Person | null, user: Person | null): string {
  if (facts.kind === 'same-user-two-operators') return `user:${user?.id}`;
  if (facts.kind === 'many-refusals' && facts.of === 'sign-in') return 'office';
  return operator === null ? 'office' : `operator:${operator.id}`;
}

import type { LiveChoice } from '../../shared/bulk-lists.ts';
import { AppError } from '../../shared/errors.ts';
import { append } from '../store/activity.ts';
import { insertAlert } from '../store/alerts.ts';
import { changeBulk, countBulk, findRunningBulk, removeRepeatedLines } from '../store/bulk-resets.ts';
import type { Db } from '../store/database.ts';
import { readSetting } from '../store/settings.ts';
import { findBulkIn, notPossible } from './find-bulk-for.ts';
import { mailAlert } from './mail-alert.ts';
import { recordRefusal } from './record-refusal.ts';
import { refuseIdNumber } from './refuse-id-number.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * Begins to send what the dry run has found possible, in this admin's name. The other admins are told (S24).
 *
 * @throws AppError bulk-not-found, bulk-not-possible { state }, bulk-running-already, bulk-nobody, mail-not-configured,
 * evidence-id-number
 */
export const startBulk: UseCase<'bulk.start'> = async (services, operator, input) => {
  const { bulkId, live, lifetimeMinutes } = input;
  const reason = input.reason.normalize('NFC');
  await recordRefusal(services, operator, 'bulk-started', null, async () => {
    refuseIdNumber(reason);
    await services.db.write(async (tx) => {
      const bulk = await findBulkIn(tx, bulkId, ['draft']);
      await refuseSecond(tx);
      const { members, slips } = await whoGetsOne(tx, bulkId, live);
      if (members + slips === 0) throw new AppError('bulk-nobody');
      if (members > 0 && (await readSetting(tx, 'mail')).way === 'none') {
        throw new AppError('mail-not-configured');
      }
      const at = services.time.now();
      const started = await changeBulk(tx, bulkId, ['draft'], {
        state: 'running',
        reason,
        live,
        lifetime_minutes: lifetimeMinutes,
        run_by: operator.id,
        started_at: at,
      });
      if (!started) throw notPossible(bulk);
      await removeRepeatedLines(tx, bulkId);
      const { bulkPerMinute } = await readSetting(tx, 'tokens');
      const details = { bulk: bulkId, members, reason, live, lifetimeMinutes, bulkPerMinute };
      await append(tx, services, operator, { action: 'bulk-started', details });
      const facts = { kind: 'bulk-reset', count: members, reason } as const;
      const subject = `operator:${operator.id}`;
      await insertAlert(tx, { at, subject, operatorId: operator.id, userId: null, facts });
      const { mailAdmins } = await readSetting(tx, 'alerts');
      if (mailAdmins) await mailAlert(tx, services, { at, operator, user: null, facts });
    });
  });
  tellChanged(services, 'bulk', 'activity', 'alerts', 'outbox');
  services.outbox.wake();
  services.bulk.wake();
  return {};
};

/** One at a time: the provider's limit is one for the whole office. @throws AppError('bulk-running-already') */
export async function refuseSecond(db: Db): Promise<void> {
  if ((await findRunningBulk(db)) !== null) throw new AppError('bulk-running-already');
}

async function whoGetsOne(
  db: Db,
  bulkId: string,
  live: LiveChoice,
): Promise<{ members: number; slips: number }> {
  const counts = await countBulk(db, bulkId);
  const of = (meant: (count: (typeof counts)[number]) => boolean) =>
    counts.filter(meant).reduce((sum, { members }) => sum + members, 0);
  return {
    members: of(({ progress }) => progress === 'ready' || (live === 'replace' && progress === 'has-live')),
    slips: of(({ code }) => code === 'address-missing'),
  };
}

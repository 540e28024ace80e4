import type { Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { type ChainHead, chainStart } from '../store/activity-chain.ts';
import { lastTrimmed, removeEntriesUpTo } from '../store/activity-trim.ts';
import { firstEntrySince, linkOf, oldestEntry } from '../store/activity-walk.ts';
import { lastCheckpoint } from '../store/checkpoints.ts';
import { readSetting } from '../store/settings.ts';
import { walkLog } from './check-log.ts';
import { makeCheckpoint, noteDoubt } from './make-checkpoint.ts';
import { tellChanged } from './use-case.ts';

const HOUR = 3_600_000;
/** Nearly a day, so that an office which opens a little earlier than yesterday is not a day behind. */
const BETWEEN = 20 * HOUR;
/** A month of entries at a time: whoever sets the clock years ahead does not get rid of the log in one go. */
const AT_ONCE = 31 * 24 * HOUR;

/**
 * Removes what is older than the retention, once a day: only from the beginning of the log, only what a checkpoint
 * covers, and only what still fits together, because what is wrong with it could not be seen any more afterwards. Not
 * while the computer's clock is behind the time already seen: then nobody knows how old the entries are (S5).
 */
export async function trimLog(services: Services): Promise<void> {
  const { db, secrets, time } = services;
  if (services.evidence.doubt !== null || time.behind() !== null) return;
  const now = time.now();
  const before = await lastTrimmed(db.read);
  if (before !== null && now - before < BETWEEN) return;
  const { retentionYears } = await readSetting(db.read, 'evidence');
  const oldest = await oldestEntry(db.read);
  const limit = yearsBefore(now, retentionYears);
  if (oldest === null || oldest.at >= limit) return;

  const kept = await firstEntrySince(db.read, Math.min(limit, oldest.at + AT_ONCE));
  const covered = (await lastCheckpoint(db.read))?.entries ?? 0;
  const upTo = Math.min((kept ?? oldest.seq) - 1, covered);
  const link = await linkOf(db.read, upTo);
  if (upTo < oldest.seq || link === null) return;
  const start = await chainStart(db.read, secrets);
  const [problem] = (await walkLog(db.read, secrets, { start, upTo })).problems;
  if (problem !== undefined) return noteDoubt(services, problem);

  await remove(services, { seq: upTo, ...link }, now);
  await makeCheckpoint(services, 'retention');
  tellChanged(services, 'activity', 'evidence');
}

async function remove(services: Services, upTo: ChainHead, now: number): Promise<void> {
  await services.db.write(async (tx) => {
    const entries = await removeEntriesUpTo(tx, upTo, now);
    const hash = Buffer.from(upTo.hash).toString('base64');
    await append(tx, services, null, {
      action: 'log-trimmed',
      details: { entries, upTo: upTo.seq, hash },
    });
  });
}

/** The same day and time of that earlier year, by the computer's calendar. */
function yearsBefore(now: number, years: number): number {
  const date = new Date(now);
  date.setFullYear(date.getFullYear() - years);
  return date.getTime();
}

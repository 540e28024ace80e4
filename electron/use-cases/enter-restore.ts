import path from 'node:path';
import { readMark } from '../evidence/log-mark.ts';
import { createOfficeTime } from '../office-time.ts';
import type { BackupHead } from '../security/backup-format.ts';
import type { OfficeSecrets } from '../security/office-secrets.ts';
import type { ClosedServices, Operator } from '../services.ts';
import { append, latestTime } from '../store/activity.ts';
import { openDatabase } from '../store/database.ts';
import { lookAtPresent } from '../store/present-office.ts';
import { interruptBulks, liveResets, supersedeAllResets } from '../store/restored-office.ts';
import { saveSetting } from '../store/settings.ts';

export type Entered = { resetsEnded: number };

/** The newest entry known on this computer, in the database or outside it. `at` is epoch ms, `hash` base64. */
type Known = { seq: number; at: number; hash: string | null };

/**
 * Writes into the prepared database that it was restored, as its first new entry: from what, and what this computer had
 * known up to then. The numbers go on above both, time never below, the chain from the backup's own last entry, so that
 * the gap in between is told and cannot be hidden (S5, S82).
 */
export async function enterRestore(
  services: ClosedServices,
  operator: Operator | null,
  secrets: OfficeSecrets,
  head: BackupHead,
  prepared: string,
): Promise<Entered> {
  const known = await lastKnown(services.config.dataFolder, secrets, head.officeId);
  const db = openDatabase(prepared);
  try {
    const seen = Math.max(await latestTime(db.read), known?.at ?? 0);
    const time = createOfficeTime(services.clock, seen);
    const scene = { time, machine: services.machine, secrets };
    const gap = known === null ? null : Math.max(0, known.seq - head.log.seq);
    return await db.write(async (tx) => {
      await append(tx, scene, operator, {
        action: 'office-restored',
        seqAbove: known?.seq ?? 0,
        details: {
          backupCreatedAt: head.createdAt,
          backupSeq: head.log.seq,
          backupHash: head.log.hash,
          seqBefore: known?.seq ?? null,
          hashBefore: known?.hash ?? null,
          gap,
        },
      });
      // Before the resets end: whose mail still waited is told from those who had one.
      for (const { id, members } of await interruptBulks(tx, time.now())) {
        const details = { bulk: id, skipped: members, reason: 'office-restored' };
        await append(tx, scene, operator, { action: 'bulk-interrupted', details });
      }
      const live = await liveResets(tx);
      await supersedeAllResets(tx, time.now());
      for (const reset of live) {
        const user = { id: reset.userId, name: reset.userName };
        const details = { reset: reset.id, reason: 'office-restored' };
        await append(tx, scene, null, { action: 'reset-superseded', user, details });
      }
      await saveSetting(tx, 'lastRestore', { at: time.now(), backupCreatedAt: head.createdAt });
      return { resetsEnded: live.length };
    });
  } finally {
    await db.close();
  }
}

/** null where this computer has never seen this office. */
async function lastKnown(folder: string, secrets: OfficeSecrets, officeId: string): Promise<Known | null> {
  const present = lookAtPresent(path.join(folder, 'office.db'), 0);
  const read = await readMark(folder, secrets);
  const mark = read.kind === 'read' ? read.mark : null;
  const same = present.kind === 'office' && present.officeId === officeId ? present.log : null;
  if (same !== null && same.seq >= (mark?.seq ?? 0)) {
    return { seq: same.seq, at: same.at, hash: same.hash && Buffer.from(same.hash).toString('base64') };
  }
  return mark;
}

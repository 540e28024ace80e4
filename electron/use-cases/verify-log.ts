import { AppError } from '../../shared/errors.ts';
import type { LogVerdict } from '../../shared/evidence.ts';
import { checkpointsIn } from '../evidence/checkpoint-folder.ts';
import { readMark } from '../evidence/log-mark.ts';
import { reasonOf } from '../log.ts';
import { checkpointKeys, isSigned, readCheckpoint, type SignedCheckpoint } from '../security/checkpoint.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { chainStart } from '../store/activity-chain.ts';
import { logExtent } from '../store/activity-walk.ts';
import { allCheckpoints } from '../store/checkpoints.ts';
import { readSetting } from '../store/settings.ts';
import { walkLog } from './check-log.ts';
import { judgeLog, type Witnesses, wantedEntries } from './judge-log.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** Problems that are named one by one; a log with more of them is not worth more lines. */
const MOST_NAMED = 50;

/**
 * Walks the whole chain and holds it against every witness there is: the checkpoints of the database, those in the
 * folder, one that was pasted, and the mark beside the database.
 *
 * @throws AppError checkpoint-unreadable, checkpoint-foreign for a pasted text that is no checkpoint of this office
 */
export const verifyLog: UseCase<'activity.verify'> = async (services, operator, { checkpoint }) => {
  const pasted = checkpoint === undefined ? [] : [readPasted(services, checkpoint)];
  const witnesses = await gather(services, pasted);
  const verdict = await judge(services, witnesses);
  const [first] = verdict.problems;
  services.evidence.doubt = first ?? null;
  await writeDown(services, operator, verdict);
  tellChanged(services, 'activity', 'evidence');
  return verdict;
};

function readPasted({ secrets }: Services, text: string): SignedCheckpoint {
  const checkpoint = readCheckpoint(text);
  if (checkpoint === null) throw new AppError('checkpoint-unreadable');
  const ours =
    checkpoint.officeId === secrets.officeId() && isSigned(checkpointKeys(secrets).publicKey, checkpoint);
  if (!ours) throw new AppError('checkpoint-foreign');
  return checkpoint;
}

async function gather(services: Services, pasted: readonly SignedCheckpoint[]): Promise<Witnesses> {
  const { db, secrets, config } = services;
  const officeId = secrets.officeId();
  const { folder } = await readSetting(db.read, 'evidence');
  const records = await allCheckpoints(db.read);
  return {
    publicKey: checkpointKeys(secrets).publicKey,
    kept: records.map(({ number, entries, hash, at, signature }) => ({
      number,
      checkpoint: { officeId, entries, head: hash, at, signature },
    })),
    outside: [...pasted, ...(folder === null ? [] : await checkpointsIn(folder, officeId))],
    mark: await readMark(config.dataFolder, secrets),
  };
}

async function judge(services: Services, witnesses: Witnesses): Promise<LogVerdict> {
  const { db, secrets, emit, time } = services;
  for (;;) {
    const start = await chainStart(db.read, secrets);
    const extent = await logExtent(db.read);
    const walked = await walkLog(
      db.read,
      secrets,
      { start, upTo: extent.last },
      {
        wanted: wantedEntries(witnesses),
        onBatch: (done) => emit('progress', { work: 'verify', done, total: extent.entries }),
      },
    );
    // The retention may have cut the log meanwhile: what was walked is then no longer what is there.
    if ((await chainStart(db.read, secrets)).seq !== start.seq) continue;
    const judged = judgeLog(walked, start, witnesses);
    const last = witnesses.kept.at(-1)?.checkpoint ?? null;
    return {
      at: time.now(),
      entries: extent.entries,
      from: extent.first,
      to: extent.last,
      soundTo: Math.min(extent.last, ...judged.problems.map(({ from }) => from - 1)),
      problems: judged.problems.slice(0, MOST_NAMED),
      more: Math.max(0, judged.problems.length - MOST_NAMED),
      restored: walked.restored,
      checkpoints: {
        kept: witnesses.kept.length,
        outside: witnesses.outside.length,
        last: last === null ? null : { entries: last.entries, at: last.at },
      },
      mark: judged.mark,
    };
  }
}

/** A disk that is full keeps nobody from learning what is wrong with the log. */
async function writeDown(services: Services, operator: Operator, verdict: LogVerdict): Promise<void> {
  const [first] = verdict.problems;
  const found =
    first === undefined
      ? { verdict: 'sound' }
      : { verdict: 'unsound', problem: first.kind, firstBad: first.from, problems: verdict.problems.length };
  const { kept, outside } = verdict.checkpoints;
  try {
    await services.db.write((tx) =>
      append(tx, services, operator, {
        action: 'log-verified',
        details: { ...found, entries: verdict.entries, checkpoints: kept + outside },
      }),
    );
  } catch (error) {
    services.log.error('verifying could not be logged', { error: reasonOf(error) });
  }
}

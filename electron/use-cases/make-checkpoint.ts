import { AppError } from '../../shared/errors.ts';
import type { FoundProblem } from '../../shared/evidence.ts';
import type { CheckpointReason } from '../../shared/evidence-lists.ts';
import { raiseMark } from '../evidence/log-mark.ts';
import { reasonOf } from '../log.ts';
import type { Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { listCheckpoints } from '../store/checkpoints.ts';
import { readSetting } from '../store/settings.ts';
import { carryCheckpoints } from './carry-checkpoints.ts';
import { queueDoubtMail } from './queue-checkpoint-mail.ts';
import { type Signing, signNextCheckpoint } from './sign-checkpoint.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * Signs a checkpoint and sends it on its ways. The folder and the system log are waited for by nobody here: they may be
 * slow, and what does not get there is tried again.
 */
export async function makeCheckpoint(
  services: Services,
  reason: CheckpointReason,
  movedTo?: { owner: string | null },
): Promise<Signing> {
  const signing = await signNextCheckpoint(services, reason, movedTo);
  if (signing.kind === 'doubt') await noteDoubt(services, signing.problem);
  if (signing.kind !== 'signed') return signing;
  await raiseMark(services.config.dataFolder, services.secrets, signing.head, services.time.now()).catch(
    (error: unknown) => {
      // The mark helps, it decides nothing: without it the log is verified as before.
      services.log.warn('the mark of the log could not be written', { error: reasonOf(error) });
    },
  );
  services.outbox.wake();
  void carryCheckpoints(services);
  tellChanged(services, 'evidence', 'outbox');
  return signing;
}

/** By an admin's hand, also when nothing happened since the last one. @throws AppError('log-in-doubt', { seq }) */
export const makeCheckpointNow: UseCase<'evidence.makeCheckpoint'> = async (services) => {
  const signing = await makeCheckpoint(services, 'by-hand');
  if (signing.kind === 'doubt') throw new AppError('log-in-doubt', { seq: signing.problem.from });
  await services.evidence.carrying;
  const [made] = await listCheckpoints(services.db.read, 1);
  if (made === undefined) throw new AppError('internal');
  return made;
};

/**
 * Said once per start, in the log and to the owner; every screen of an admin shows it until the log verifies.
 */
export async function noteDoubt(services: Services, problem: FoundProblem): Promise<void> {
  const known = services.evidence.doubt !== null;
  services.evidence.doubt = problem;
  if (known) return;
  services.log.error('the activity log does not fit itself', { kind: problem.kind, from: problem.from });
  const { ownerEmail } = await readSetting(services.db.read, 'evidence');
  const at = services.time.now();
  await services.db.write(async (tx) => {
    if (ownerEmail !== null) {
      await queueDoubtMail(tx, services, ownerEmail, { at, firstEntry: problem.from });
    }
    await append(tx, services, null, {
      action: 'log-verified',
      details: { verdict: 'unsound', problem: problem.kind, firstBad: problem.from },
    });
  });
  services.outbox.wake();
  tellChanged(services, 'evidence', 'activity', 'outbox');
}

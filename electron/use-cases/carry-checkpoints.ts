import type { CheckpointPlace } from '../../shared/evidence-lists.ts';
import { folderProblem, putCheckpoint } from '../evidence/checkpoint-folder.ts';
import { reasonOf } from '../log.ts';
import { checkpointKeys, checkpointLine, writeCheckpoint } from '../security/checkpoint.ts';
import type { Services } from '../services.ts';
import { settleCopy, type WaitingCopy, waitingCopies } from '../store/checkpoints.ts';
import { readSetting } from '../store/settings.ts';
import { tellChanged } from './use-case.ts';

/** What one round takes to a place; the others have their turn a minute later. */
const MOST = 50;

type Place = Exclude<CheckpointPlace, 'mail'>;

/**
 * Takes the waiting checkpoints to the folder and to the system log, oldest first. A place that cannot be reached keeps
 * them waiting and says why; mails travel through the outbox. One round at a time, and it never rejects.
 */
export function carryCheckpoints(services: Services): Promise<void> {
  const { evidence } = services;
  evidence.carrying ??= carry(services)
    .catch((error: unknown) => {
      services.log.error('checkpoints could not be taken to their places', { error: reasonOf(error) });
    })
    .finally(() => {
      evidence.carrying = null;
    });
  return evidence.carrying;
}

/** Waits for the round that is under way, but no longer than `ms`. */
export async function carriedWithin(services: Services, ms: number): Promise<void> {
  let cancel = () => {};
  const late = new Promise<void>((resolve) => {
    cancel = services.clock.after(ms, resolve);
  });
  await Promise.race([services.evidence.carrying, late]);
  cancel();
}

async function carry(services: Services): Promise<void> {
  const { folder, systemLog } = await readSetting(services.db.read, 'evidence');
  const tried = [
    folder === null ? false : await carryTo(services, 'folder', (copy) => toFolder(services, folder, copy)),
    systemLog ? await carryTo(services, 'system-log', (copy) => toSystemLog(services, copy)) : false,
  ];
  if (tried.includes(true)) tellChanged(services, 'evidence');
}

/** Stops at the first failure: the place is out of reach, and the order is kept. @returns whether there were any */
async function carryTo(
  services: Services,
  place: Place,
  put: (copy: WaitingCopy) => Promise<void>,
): Promise<boolean> {
  const waiting = await waitingCopies(services.db.read, place, MOST);
  for (const copy of waiting) {
    const problem = await put(copy).then(
      () => null,
      (error: unknown) => {
        services.log.warn('a checkpoint did not reach its place', { place, error: reasonOf(error) });
        return place === 'folder' ? folderProblem(error) : ('system-log-refused' as const);
      },
    );
    const at = services.time.now();
    await services.db.write((tx) => settleCopy(tx, copy, { at, problem }));
    if (problem !== null) break;
  }
  return waiting.length > 0;
}

const signedOf = ({ secrets }: Services, { entries, hash, at, signature }: WaitingCopy) => ({
  officeId: secrets.officeId(),
  entries,
  head: hash,
  at,
  signature,
});

async function toFolder(services: Services, folder: string, copy: WaitingCopy): Promise<void> {
  const signed = signedOf(services, copy);
  await putCheckpoint(folder, signed, writeCheckpoint(checkpointKeys(services.secrets), signed));
}

async function toSystemLog(services: Services, copy: WaitingCopy): Promise<void> {
  await services.systemLog.write(checkpointLine(signedOf(services, copy)));
}

import { checkpointKeys } from '../security/checkpoint.ts';
import { lastCheckpoint, listCheckpoints, troubledPlaces } from '../store/checkpoints.ts';
import { readSetting } from '../store/settings.ts';
import { monthDue } from './review-month.ts';
import type { UseCase } from './use-case.ts';

/** What the screens show of the evidence without being asked. */
export const evidenceState: UseCase<'evidence.state'> = async (services) => {
  const db = services.db.read;
  const settings = await readSetting(db, 'evidence');
  const last = await lastCheckpoint(db);
  const inUse = { mail: settings.ownerEmail !== null, folder: settings.folder !== null };
  const troubled = (await troubledPlaces(db)).filter(({ place }) =>
    place === 'system-log' ? settings.systemLog : inUse[place],
  );
  return {
    lastCheckpoint: last === null ? null : { entries: last.entries, at: last.at },
    doubt: services.evidence.doubt,
    troubled,
    reviewDue: await monthDue(db, services.time.now()),
    retentionYears: settings.retentionYears,
  };
};

export const listAllCheckpoints: UseCase<'evidence.checkpoints'> = async (
  services,
  _operator,
  { limit },
) => ({
  checkpoints: await listCheckpoints(services.db.read, limit),
  publicKey: Buffer.from(checkpointKeys(services.secrets).rawPublicKey).toString('base64'),
});

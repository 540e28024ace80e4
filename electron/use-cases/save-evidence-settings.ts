import { AppError } from '../../shared/errors.ts';
import type { EvidenceSettings } from '../../shared/evidence.ts';
import { canWriteTo } from '../evidence/checkpoint-folder.ts';
import { canonicalAddress } from '../mail/address.ts';
import type { Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { readSetting, saveSetting } from '../store/settings.ts';
import { carriedWithin } from './carry-checkpoints.ts';
import { makeCheckpoint } from './make-checkpoint.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** How long a folder that is about to be left may take for the last checkpoint, ms. */
const FAREWELL_PATIENCE = 3000;

/**
 * Nobody takes a place away in silence: before the change counts, a last checkpoint goes to where they have gone so far,
 * and the owner so far reads where they go from now on.
 *
 * @throws AppError address-invalid, file-gone, folder-not-writable
 */
export const saveEvidenceSettings: UseCase<'settings.saveEvidence'> = async (services, operator, input) => {
  const before = await readSetting(services.db.read, 'evidence');
  const { folder: chosen, ownerEmail, ...rest } = input;
  const after: EvidenceSettings = {
    ...rest,
    ownerEmail: ownerEmail === null ? null : canonicalAddress(ownerEmail),
    folder: folderOf(services, before, chosen),
  };
  if (after.folder !== null && after.folder !== before.folder && !(await canWriteTo(after.folder))) {
    throw new AppError('folder-not-writable');
  }
  const changes = changesBetween(before, after);
  if (changes === null) return {};
  if (takesAway(before, after)) await sayFarewell(services, before, after);
  await services.db.write(async (tx) => {
    await saveSetting(tx, 'evidence', after);
    const details = { section: 'evidence', ...changes };
    await append(tx, services, operator, { action: 'settings-changed', details });
  });
  tellChanged(services, 'settings', 'evidence', 'activity');
  return {};
};

function folderOf(
  { files }: Services,
  before: EvidenceSettings,
  chosen: 'keep' | 'none' | { handle: string },
): string | null {
  if (chosen === 'keep') return before.folder;
  return chosen === 'none' ? null : files.path(chosen.handle);
}

function takesAway(before: EvidenceSettings, after: EvidenceSettings): boolean {
  const moved = (name: 'ownerEmail' | 'folder') => before[name] !== null && before[name] !== after[name];
  return moved('ownerEmail') || moved('folder') || (before.systemLog && !after.systemLog);
}

async function sayFarewell(
  services: Services,
  before: EvidenceSettings,
  after: EvidenceSettings,
): Promise<void> {
  const movedTo = before.ownerEmail === after.ownerEmail ? undefined : { owner: after.ownerEmail };
  await makeCheckpoint(services, 'settings', movedTo);
  await carriedWithin(services, FAREWELL_PATIENCE);
}

/** From what to what, per setting; null when nothing is changed. */
function changesBetween(before: EvidenceSettings, after: EvidenceSettings): Record<string, string> | null {
  const names = Object.keys(after) as (keyof EvidenceSettings)[];
  const changed = names.filter((name) => before[name] !== after[name]);
  if (changed.length === 0) return null;
  return Object.fromEntries(
    changed.map((name) => [name, `${JSON.stringify(before[name])} → ${JSON.stringify(after[name])}`]),
  );
}

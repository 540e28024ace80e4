import type { Services } from '../services.ts';
import { removePieceOfBulk, unstartedBulks } from '../store/bulk-resets.ts';
import { tellChanged, type UseCase } from './use-case.ts';

const PIECE = 2000;

export const discardBulk: UseCase<'bulk.discard'> = async (services, operator) => {
  await discardUnstarted(services, ['gathering', 'draft'], operator.id);
  return {};
};

/** Of one operator, or of all: a dry run that nobody has started leaves nothing behind. */
export async function discardUnstarted(
  services: Pick<Services, 'db' | 'emit'>,
  states: readonly ('gathering' | 'draft')[],
  createdBy?: string,
): Promise<void> {
  const ids = await unstartedBulks(services.db.read, states, createdBy);
  for (const id of ids) {
    while (await services.db.write((tx) => removePieceOfBulk(tx, id, PIECE)));
  }
  if (ids.length > 0) tellChanged(services, 'bulk');
}

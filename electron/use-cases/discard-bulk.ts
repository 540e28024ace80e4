import type { Services } from '../services.ts';
import { changeBulk, removePieceOfBulk, unstartedBulks } from '../store/bulk-resets.ts';
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
  for (const id of ids) await discardOne(services, id);
}

/** Nothing happens to one that was started meanwhile. */
export async function discardOne(services: Pick<Services, 'db' | 'emit'>, id: string): Promise<void> {
  const { db } = services;
  // It takes several transactions: what is killed in between must not be started with some of its people gone.
  const unstarted = await db.write((tx) =>
    changeBulk(tx, id, ['gathering', 'draft'], { state: 'gathering' }),
  );
  if (!unstarted) return;
  while (await db.write((tx) => removePieceOfBulk(tx, id, PIECE)));
  tellChanged(services, 'bulk');
}

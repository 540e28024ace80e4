import type { BulkState } from '../../shared/bulk-lists.ts';
import { AppError } from '../../shared/errors.ts';
import { findBulk } from '../store/bulk-resets.ts';
import type { BulkResetsTable } from '../store/bulk-tables.ts';
import type { Db } from '../store/database.ts';

/**
 * A bulk reset that an admin has named.
 *
 * @param states those in which the act is possible; left out, any
 * @throws AppError bulk-not-found, bulk-not-possible { state }
 */
export async function findBulkIn(
  db: Db,
  id: string,
  states?: readonly BulkState[],
): Promise<BulkResetsTable> {
  const bulk = await findBulk(db, id);
  if (bulk === null) throw new AppError('bulk-not-found');
  if (states !== undefined && !states.includes(bulk.state)) throw notPossible(bulk);
  return bulk;
}

export function notPossible({ state }: Pick<BulkResetsTable, 'state'>): AppError {
  return new AppError('bulk-not-possible', { state });
}

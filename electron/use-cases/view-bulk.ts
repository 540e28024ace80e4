import { AppError } from '../../shared/errors.ts';
import { countForSlips, listMembers } from '../store/bulk-members.ts';
import { listLines } from '../store/bulk-people.ts';
import { countBulk, findBulkView, listBulks } from '../store/bulk-resets.ts';
import { readSetting } from '../store/settings.ts';
import { isHeldBack } from './feed-bulk.ts';
import { findBulkIn } from './find-bulk-for.ts';
import type { UseCase } from './use-case.ts';

export const listBulkResets: UseCase<'bulk.list'> = async (services, _operator, { limit }) => ({
  bulks: await listBulks(services.db.read, limit),
});

/** Read in a dozen rows, whatever its size: a screen asks again with every mail. @throws AppError('bulk-not-found') */
export const getBulkBoard: UseCase<'bulk.get'> = async (services, _operator, { bulkId }) => {
  const db = services.db.read;
  const bulk = await findBulkView(db, bulkId);
  if (bulk === null) throw new AppError('bulk-not-found');
  const counts = await countBulk(db, bulkId);
  const { bulkPerMinute } = await readSetting(db, 'tokens');
  return {
    bulk,
    counts,
    mailsPerMinute: bulkPerMinute,
    heldBack: bulk.state === 'running' && isHeldBack(counts, bulkPerMinute),
    slips: bulk.state === 'cancelled' ? 0 : await countForSlips(db, bulkId),
  };
};

/** @throws AppError('bulk-not-found') */
export const listBulkMembers: UseCase<'bulk.members'> = async (services, _operator, input) => {
  const { bulkId, limit, ...filter } = input;
  await findBulkIn(services.db.read, bulkId);
  const members = await listMembers(services.db.read, bulkId, filter, limit + 1);
  return { members: members.slice(0, limit), more: members.length > limit };
};

/** @throws AppError('bulk-not-found') */
export const listBulkLines: UseCase<'bulk.lines'> = async (services, _operator, input) => {
  const { bulkId, after, limit } = input;
  await findBulkIn(services.db.read, bulkId);
  const lines = await listLines(services.db.read, bulkId, after, limit + 1);
  return { lines: lines.slice(0, limit), more: lines.length > limit };
};

import { setImmediate as turn } from 'node:timers/promises';
import { MOST_MEMBERS } from '../../shared/bulk-lists.ts';
import { AppError } from '../../shared/errors.ts';
import type { Operator, Services } from '../services.ts';
import { insertMembers, type NewMember } from '../store/bulk-members.ts';
import { insertLines } from '../store/bulk-people.ts';
import { changeBulk, findBulk, insertBulk } from '../store/bulk-resets.ts';
import { newId } from '../store/new-id.ts';
import { discardOne, discardUnstarted } from './discard-bulk.ts';
import { findBulkPeople, type PieceOfPeople } from './find-bulk-people.ts';
import { judgeMember } from './judge-member.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/** Judgements between two turns of the event loop: some ten milliseconds. */
const AT_ONCE = 8;

/**
 * The dry run: who is meant, and for each whether a mail could go out now and why not. It is kept in the office, so that
 * any number is looked through page by page, and judged again for each one at the moment of sending.
 *
 * @throws AppError import-running, bulk-nobody, bulk-too-many { max }, bulk-discarded when it is thrown away meanwhile
 */
export const gatherBulk: UseCase<'bulk.gather'> = async (services, operator, people) => {
  // Whoever is being imported may be gone in a minute.
  if (services.imports.state().kind === 'running') throw new AppError('import-running');
  await discardUnstarted(services, ['gathering', 'draft'], operator.id);
  const bulkId = newId();
  const record = {
    id: bulkId,
    source: people.from,
    created_by: operator.id,
    created_at: services.time.now(),
  };
  await services.db.write((tx) => insertBulk(tx, record));
  try {
    let place = 0;
    for await (const piece of findBulkPeople(services, operator, people)) {
      await keepPiece(services, operator, bulkId, place, piece);
      place += piece.users.length;
      if (place > MOST_MEMBERS) throw new AppError('bulk-too-many', { max: MOST_MEMBERS });
      services.emit('progress', { work: 'bulk', done: piece.done, total: piece.total });
      await turn();
    }
    const none = place === 0 && people.from !== 'list';
    if (none) throw new AppError('bulk-nobody');
    const ready = await services.db.write((tx) => changeBulk(tx, bulkId, ['gathering'], { state: 'draft' }));
    if (!ready) throw new AppError('bulk-discarded');
  } catch (error) {
    // This one alone: whoever stopped it may be making the next already.
    await discardOne(services, bulkId);
    throw error;
  }
  tellChanged(services, 'bulk');
  return { bulkId };
};

async function keepPiece(
  services: Services,
  operator: Operator,
  bulkId: string,
  place: number,
  piece: PieceOfPeople,
): Promise<void> {
  const members: NewMember[] = [];
  for (const [index, { id }] of piece.users.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await turn();
    const { progress, code } = await judgeMember(services.db.read, services, operator, id);
    members.push({ bulk_id: bulkId, position: place + index + 1, user_id: id, progress, code });
  }
  await services.db.write(async (tx) => {
    if ((await findBulk(tx, bulkId))?.state !== 'gathering') throw new AppError('bulk-discarded');
    const added = await insertMembers(tx, members);
    const repeated = piece.users.flatMap(({ id, line }) => (line === null || added.has(id) ? [] : [line]));
    await insertLines(
      tx,
      [...piece.lines, ...repeated].map((line) => ({ bulk_id: bulkId, ...line })),
    );
  });
}

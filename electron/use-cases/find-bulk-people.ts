import { MOST_MEMBERS } from '../../shared/bulk-lists.ts';
import type { ParsedInputOf } from '../../shared/contract.ts';
import { AppError } from '../../shared/errors.ts';
import { type PastedLine, pastedLines } from '../bulk/pasted-list.ts';
import type { Operator, Services } from '../services.ts';
import { existingUsers, usersMeant, usersNamed } from '../store/bulk-people.ts';
import type { BulkLinesTable } from '../store/bulk-tables.ts';
import type { Db } from '../store/database.ts';
import { lastUserNumber } from '../store/exported-users.ts';
import { narrowedTo } from '../store/user-scope.ts';

type Line = Omit<BulkLinesTable, 'bulk_id'>;

/** Some of those who are meant, in order and each once, and the lines that mean nobody for certain. */
export type PieceOfPeople = {
  users: { id: string; line: Line | null }[];
  lines: Line[];
  /** How much of the whole has been looked at. */
  done: number;
  total: number;
};

/** Users of one look into the table: bounds how long the window waits for it. */
const WINDOW = 4000;
const PIECE = 200;

/**
 * Whoever is meant by a filter, a selection or a list, a piece at a time so that any number takes the same memory.
 *
 * @throws AppError bulk-too-many { max } for a list with more lines than a batch takes
 */
export async function* findBulkPeople(
  services: Pick<Services, 'db' | 'time'>,
  operator: Pick<Operator, 'departments'>,
  people: ParsedInputOf<'bulk.gather'>,
): AsyncGenerator<PieceOfPeople> {
  const db = services.db.read;
  if (people.from === 'filter') {
    const { query, filter, department } = people;
    const scope = narrowedTo(department, operator.departments);
    const meant = { query, filter, scope, now: services.time.now() };
    const total = await lastUserNumber(db);
    for (let after = 0; after < total; after += WINDOW) {
      const done = Math.min(total, after + WINDOW);
      const ids = await usersMeant(db, { after, upTo: done }, meant);
      for (const some of pieces(ids)) yield { users: some.map(alone), lines: [], done, total };
      if (ids.length === 0) yield { users: [], lines: [], done, total };
    }
  } else if (people.from === 'selection') {
    const total = people.userIds.length;
    let done = 0;
    for (const some of pieces(people.userIds)) {
      done += some.length;
      const there = await existingUsers(db, some);
      yield { users: [...new Set(some)].filter((id) => there.has(id)).map(alone), lines: [], done, total };
    }
  } else {
    const all = [...pastedLines(people.text)];
    if (all.length > MOST_MEMBERS) throw new AppError('bulk-too-many', { max: MOST_MEMBERS });
    let done = 0;
    for (const some of pieces(all)) {
      done += some.length;
      yield { ...(await whoIsNamed(db, some)), done, total: all.length };
    }
  }
}

/** A line means somebody when exactly one user bears it: nothing is guessed. */
async function whoIsNamed(
  db: Db,
  lines: readonly PastedLine[],
): Promise<Pick<PieceOfPeople, 'users' | 'lines'>> {
  const found = await usersNamed(db, {
    exact: lines.map(({ exact }) => exact),
    addresses: lines.flatMap(({ address }) => address ?? []),
  });
  const piece: Pick<PieceOfPeople, 'users' | 'lines'> = { users: [], lines: [] };
  const seen = new Set<string>();
  for (const { line, text, exact, address } of lines) {
    const ids = new Set([
      ...(found.get(exact) ?? []),
      ...(address === null ? [] : (found.get(address) ?? [])),
    ]);
    const [id] = ids;
    if (id === undefined) piece.lines.push({ line, text, problem: 'unknown' });
    else if (ids.size > 1) piece.lines.push({ line, text, problem: 'ambiguous' });
    else if (seen.has(id)) piece.lines.push({ line, text, problem: 'repeated' });
    else {
      seen.add(id);
      piece.users.push({ id, line: { line, text, problem: 'repeated' } });
    }
  }
  return piece;
}

function alone(id: string): { id: string; line: null } {
  return { id, line: null };
}

function* pieces<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += PIECE) yield all.slice(start, start + PIECE);
}

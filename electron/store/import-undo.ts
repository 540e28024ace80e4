import type { Database as Sqlite } from 'better-sqlite3';
import type { TermCounts } from './term-counts.ts';

const USERS = 200;
const CHANGES = 5000;

type Listed = {
  number: number;
  search_text: string;
  department: string | null;
  disabled: number;
  must_change: number;
};

/**
 * Removes everything that an undecided import has written, the last first; a kill in between costs nothing, for what
 * is left to undo is written with what was undone.
 *
 * @param step called before so many rows
 * @returns how many users were taken back
 */
export function takeBack(
  sqlite: Sqlite,
  counts: TermCounts,
  step: (rows: number) => void,
  onProgress: (done: number) => void,
): number {
  const range = sqlite.prepare<[], { first: number; last: number }>(
    'SELECT first, last FROM import_ranges ORDER BY first DESC LIMIT 1',
  );
  const users = sqlite.prepare<[number, number], Listed>(
    `SELECT number, search_text, department, disabled_at IS NOT NULL AS disabled, must_change FROM users
      WHERE number BETWEEN ? AND ?`,
  );
  const unlist = sqlite.prepare('DELETE FROM user_terms WHERE rowid = ?');
  const remove = sqlite.prepare('DELETE FROM users WHERE number BETWEEN ? AND ?');
  const settled = sqlite.prepare('DELETE FROM search_pending WHERE number BETWEEN ? AND ?');
  const forget = sqlite.prepare('DELETE FROM import_ranges WHERE first = ?');
  const shorten = sqlite.prepare('UPDATE import_ranges SET last = ? WHERE first = ?');
  const changes = sqlite.prepare(
    `DELETE FROM import_changes WHERE line IN (SELECT line FROM import_changes LIMIT ${CHANGES})`,
  );

  let done = 0;
  for (;;) {
    step(USERS);
    const last = range.get();
    if (last === undefined) break;
    const from = Math.max(last.first, last.last - USERS + 1);
    for (const user of users.all(from, last.last)) {
      const { department, disabled, must_change } = user;
      // Nothing comes to depend on a user who is being imported, a reset neither.
      const standing = {
        department,
        disabled: disabled === 1,
        mustChange: must_change === 1,
        neverReset: true,
      };
      counts.count(user.search_text, standing, -1);
      unlist.run(user.number);
      done += 1;
    }
    remove.run(from, last.last);
    settled.run(from, last.last);
    if (from === last.first) forget.run(last.first);
    else shorten.run(from - 1, last.first);
    if (counts.isFull()) counts.write();
    onProgress(done);
  }
  do step(CHANGES);
  while (changes.run().changes > 0);
  return done;
}

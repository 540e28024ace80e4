import type { Database as Sqlite } from 'better-sqlite3';
import type { UserFields } from '../../shared/models.ts';
import type { KnownUser, KnownUsers } from '../directory/judge-rows.ts';
import { searchText } from '../directory/search-text.ts';
import type { UserRowValues } from '../directory/user-rows.ts';
import { idsInARow } from './new-id.ts';
import type { TermCounts } from './term-counts.ts';

/** The users on file, asked one at a time as the file is read. */
export function lookUpUsers(sqlite: Sqlite): KnownUsers {
  const by = (column: 'staff_number' | 'login' | 'email') => {
    const find = sqlite.prepare<[string], KnownUser>(
      `SELECT id, name, login, email, phone, staff_number AS staffNumber, department, language,
        manager_email AS managerEmail FROM users WHERE ${column} = ?`,
    );
    return { get: (value: string) => find.get(value) };
  };
  return { byStaffNumber: by('staff_number'), byLogin: by('login'), byEmail: by('email') };
}

/** Users who wait in memory, some two kilobytes each; whoever waits to write waits for them too. */
const MOST_WAITING = 4000;

export type RowWriter = {
  add(fields: UserFields): void;
  change(line: number, userId: string, told: UserRowValues): void;
  /** What belongs at the end of each transaction: see `Turns`. */
  settle(): void;
};

/**
 * Writes what an import brings, listed in the search index at once, with what it takes to undo it. Many users by one
 * statement: one that has triggers keeps a copy of every page it touches, and makes FTS5 write out what it has
 * gathered. The judge has seen to it that none of them bears what another one has.
 */
export function createRowWriter(sqlite: Sqlite, counts: TermCounts, now: number): RowWriter {
  const nextId = idsInARow();
  const lastNumber = sqlite.prepare<[], number | null>('SELECT max(number) FROM users').pluck();
  const insert = sqlite.prepare(
    `INSERT INTO users (number, id, login, name, email, phone, staff_number, department, language, manager_email,
      search_text, created_at)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7,
        value ->> 8, value ->> 9, value ->> 10, ? FROM json_each(?)`,
  );
  const list = sqlite.prepare('INSERT INTO user_terms (rowid, terms) VALUES (?, ?)');
  const listed = sqlite.prepare('DELETE FROM search_pending WHERE number BETWEEN ? AND ?');
  const remember = sqlite.prepare('INSERT INTO import_ranges (first, last) VALUES (?, ?)');
  const change = sqlite.prepare('INSERT INTO import_changes (line, user_id, told) VALUES (?, ?, ?)');
  let waiting: { columns: (string | null)[]; terms: string }[] = [];

  function writeAll(): void {
    if (waiting.length === 0) return;
    const first = (lastNumber.get() ?? 0) + 1;
    const last = first + waiting.length - 1;
    insert.run(now, JSON.stringify(waiting.map(({ columns }, index) => [first + index, ...columns])));
    listed.run(first, last);
    remember.run(first, last);
    for (const [index, { terms }] of waiting.entries()) list.run(first + index, terms);
    waiting = [];
    if (counts.isFull()) counts.write();
  }

  return {
    add: (fields) => {
      const { name, login, email, phone, staffNumber, department, language, managerEmail } = fields;
      const text = searchText(fields);
      const standing = { department, disabled: false, mustChange: false, neverReset: true };
      const terms = counts.count(text, standing, 1);
      const columns = [
        nextId(),
        login,
        name,
        email,
        phone,
        staffNumber,
        department,
        language,
        managerEmail,
        text,
      ];
      waiting.push({ columns, terms });
      if (waiting.length >= MOST_WAITING) writeAll();
    },
    change: (line, userId, told) => void change.run(line, userId, JSON.stringify(told)),
    settle: () => {
      writeAll();
      counts.write();
    },
  };
}

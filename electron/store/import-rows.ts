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
    // A row is looked for to find whom it is about, and once more to find who has what it says already.
    let asked: string | null = null;
    let found: KnownUser | undefined;
    return {
      get: (value: string) => {
        if (value !== asked) {
          asked = value;
          found = find.get(value);
        }
        return found;
      },
    };
  };
  return { byStaffNumber: by('staff_number'), byLogin: by('login'), byEmail: by('email') };
}

/** Bytes of terms that wait in memory, of some four thousand users; whoever waits to write waits for them too. */
const MOST_WAITING = 4 * 1024 * 1024;

export type RowWriter = {
  add(fields: UserFields): void;
  change(line: number, userId: string, told: UserRowValues): void;
  /** What belongs at the end of each transaction: see `Turns`. */
  settle(): void;
};

/**
 * Writes what an import brings, listed in the search index at once, with what it takes to undo it. Many users and then
 * their terms: a statement that has triggers makes FTS5 write out what it has gathered.
 */
export function createRowWriter(sqlite: Sqlite, counts: TermCounts, now: number): RowWriter {
  const nextId = idsInARow();
  const lastNumber = sqlite.prepare<[], number | null>('SELECT max(number) FROM users').pluck();
  const insert = sqlite.prepare(
    `INSERT INTO users (number, id, login, name, email, phone, staff_number, department, language, manager_email,
      search_text, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const list = sqlite.prepare('INSERT INTO user_terms (rowid, terms) VALUES (?, ?)');
  const listed = sqlite.prepare('DELETE FROM search_pending WHERE number BETWEEN ? AND ?');
  const remember = sqlite.prepare('INSERT INTO import_ranges (first, last) VALUES (?, ?)');
  const change = sqlite.prepare('INSERT INTO import_changes (line, user_id, told) VALUES (?, ?, ?)');

  const waiting = new Uint8Array(MOST_WAITING);
  /** Where the terms of each user who waits end, after the 0 at which they begin. */
  let ends = [0];
  /** The number of the first user who waits. */
  let first = 0;

  function wait(terms: Uint8Array): void {
    const at = ends.at(-1) ?? 0;
    waiting.set(terms, at);
    ends.push(at + terms.length);
  }

  function writeWaiting(): void {
    const last = first + ends.length - 2;
    if (last < first) return;
    for (let number = first; number <= last; number += 1)
      list.run(number, waiting.subarray(ends[number - first], ends[number - first + 1]));
    listed.run(first, last);
    remember.run(first, last);
    ends = [0];
    if (counts.isFull()) counts.write();
  }

  return {
    add: (fields) => {
      const { name, login, email, phone, staffNumber, department, language, managerEmail } = fields;
      const text = searchText(fields);
      const terms = counts.count(
        text,
        { department, disabled: false, mustChange: false, neverReset: true },
        1,
      );
      if ((ends.at(-1) ?? 0) + terms.length > MOST_WAITING) writeWaiting();
      // Nobody else writes while anybody waits.
      if (ends.length === 1) first = (lastNumber.get() ?? 0) + 1;
      insert.run(
        first + ends.length - 1,
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
        now,
      );
      wait(terms);
    },
    change: (line, userId, told) => void change.run(line, userId, JSON.stringify(told)),
    settle: () => {
      writeWaiting();
      counts.write();
    },
  };
}

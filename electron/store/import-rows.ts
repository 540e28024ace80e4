import type { Database as Sqlite } from 'better-sqlite3';
import type { UserFields } from '../../shared/models.ts';
import type { KnownUser, KnownUsers } from '../directory/judge-rows.ts';
import { termsOf } from '../directory/search-terms.ts';
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

export type RowWriter = {
  add(fields: UserFields): void;
  change(line: number, userId: string, told: UserRowValues): void;
  /** What belongs at the end of each transaction: see `Turns`. */
  settle(): void;
};

/** Writes what an import brings, listed in the search index at once, with what it takes to undo it. */
export function createRowWriter(sqlite: Sqlite, counts: TermCounts, now: number): RowWriter {
  const nextId = idsInARow();
  const insert = sqlite.prepare(
    `INSERT INTO users (id, login, name, email, phone, staff_number, department, language, manager_email, search_text,
      created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const list = sqlite.prepare('INSERT INTO user_terms (rowid, terms) VALUES (?, ?)');
  const listed = sqlite.prepare('DELETE FROM search_pending WHERE number BETWEEN ? AND ?');
  const remember = sqlite.prepare('INSERT INTO import_ranges (first, last) VALUES (?, ?)');
  const change = sqlite.prepare('INSERT INTO import_changes (line, user_id, told) VALUES (?, ?, ?)');
  // Nobody else adds users within a transaction: their numbers follow one another.
  let range: { first: number; last: number } | null = null;

  return {
    add: (fields) => {
      const { name, login, email, phone, staffNumber, department, language, managerEmail } = fields;
      const text = searchText(fields);
      const { lastInsertRowid } = insert.run(
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
      const number = Number(lastInsertRowid);
      const terms = termsOf(text, { department, disabled: false, mustChange: false });
      counts.add(terms, 1);
      list.run(number, [...terms].join(' '));
      range = { first: range?.first ?? number, last: number };
      if (counts.isFull()) counts.write();
    },
    change: (line, userId, told) => void change.run(line, userId, JSON.stringify(told)),
    settle: () => {
      counts.write();
      if (range === null) return;
      listed.run(range.first, range.last);
      remember.run(range.first, range.last);
      range = null;
    },
  };
}

import { AppError } from '../../shared/errors.ts';
import type { UserFields } from '../../shared/models.ts';
import { merge } from '../directory/judge-rows.ts';
import type { Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import type { Tx } from '../store/database.ts';
import {
  asAWhole,
  countChanges,
  decideImport,
  endImportRun,
  findImportRun,
  forgetChanges,
  type ImportChange,
  type ImportCounts,
  nextChanges,
  setAside,
} from '../store/imports.ts';
import { readSetting } from '../store/settings.ts';
import type { UserRecord } from '../store/tables.ts';
import { findUser } from '../store/users.ts';
import { changeUser } from './change-user.ts';

/** In one transaction: few enough that the window does not notice. */
const BATCH = 4;

/**
 * The moment from which an import is not taken back any more: its line is in the log, whom it added stays. What it
 * changes follows, for mails and voided tokens could not be taken back.
 */
export async function decide(
  tx: Tx,
  services: Services,
  operator: Operator,
  file: string,
  counts: ImportCounts,
): Promise<void> {
  const { added, changes, unchanged, skipped } = counts;
  await append(tx, services, operator, {
    action: 'users-imported',
    details: { added, updated: changes, unchanged, skipped, file },
  });
  await decideImport(tx, { added, changes, unchanged, skipped });
}

export type Following = {
  begin(total: number): void;
  tell(done: number, total: number): void;
  /** Resolves when it is not paused any more. */
  rest(): Promise<void>;
  closed(): boolean;
};

/**
 * Does what a decided import changes, with all that a change by hand brings with it. A kill in between costs nothing:
 * what is done is forgotten in the same transaction.
 *
 * @returns what became of the whole import; null when the program ends before it is done
 */
export async function changeImported(
  services: Services,
  operator: Operator,
  following: Following,
): Promise<{ file: string; added: number; updated: number; unchanged: number; skipped: number } | null> {
  const { db } = services;
  const total = await countChanges(db.read);
  following.begin(total);
  const { language } = await readSetting(db.read, 'office');
  for (let done = 0; ; done += BATCH) {
    await following.rest();
    if (following.closed()) return null;
    const ended = await db.write(async (tx) => {
      const changes = await nextChanges(tx, BATCH);
      for (const change of changes) {
        if (!(await changeOne(tx, services, operator, language, change))) await setAside(tx);
      }
      await forgetChanges(tx, changes.at(-1)?.line ?? 0);
      if (changes.length === BATCH) return null;
      const run = await findImportRun(tx);
      await endImportRun(tx);
      return run;
    });
    following.tell(Math.min(total, done + BATCH), total);
    if (ended === null) continue;
    const { file, added, changes: updated, unchanged, skipped } = ended;
    return { file, added, updated, unchanged, skipped };
  }
}

/** @returns false for a change that somebody else has made impossible since the file was read; the log then says so */
async function changeOne(
  tx: Tx,
  services: Services,
  operator: Operator,
  language: UserFields['language'],
  { userId, told }: ImportChange,
): Promise<boolean> {
  const user = await findUser(tx, userId);
  if (user === null) return false;
  try {
    await asAWhole(tx, () => changeUser(tx, services, operator, user, merge(told, fieldsOf(user), language)));
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await append(tx, services, operator, { action: 'user-changed', user, code: error.code });
    return false;
  }
}

function fieldsOf(user: UserRecord): UserFields {
  const { name, login, email, phone, department, language } = user;
  return {
    name,
    login,
    email,
    phone,
    staffNumber: user.staff_number,
    department,
    language,
    managerEmail: user.manager_email,
  };
}

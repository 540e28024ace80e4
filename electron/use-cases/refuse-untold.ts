import { AppError } from '../../shared/errors.ts';
import { TELLING_FACTS, type TellingFact } from '../../shared/lists.ts';
import type { Operator, Services } from '../services.ts';
import type { Db } from '../store/database.ts';
import type { UserRecord } from '../store/tables.ts';
import { namesakesOf } from '../store/users.ts';
import { phoneUsableFrom } from './cooling-off.ts';
import { isInScope } from './find-user-for.ts';

/**
 * Where enabled users share a name, the caller must have said something that fits this one and none of the others:
 * the end of the phone number or the staff number; department or login only where neither tells them apart.
 *
 * @throws AppError same-name-unconfirmed { by }, same-name-mismatch { by, and userId, userName, department of the
 * namesake whom the answer fits, if it fits one whom this operator may see }
 */
export async function refuseUntold(
  db: Db,
  services: Pick<Services, 'time'>,
  operator: Pick<Operator, 'departments'>,
  user: UserRecord,
  tellApart: string | undefined,
): Promise<void> {
  const namesakes = await namesakesOf(db, user);
  if (namesakes.length === 0) return;
  const now = services.time.now();
  const by = factThatTells(user, namesakes, now);
  const answer = tellApart === undefined ? '' : plain(tellApart);
  if (answer === '') throw new AppError('same-name-unconfirmed', { by });
  const asked: readonly TellingFact[] = ['phone', 'staff-number', by];
  const fitting = [user, ...namesakes].filter((one) => asked.some((fact) => fits(one, fact, answer, now)));
  if (fitting.length === 1 && fitting[0] === user) return;
  const [other] = fitting;
  const named = fitting.length === 1 && other !== undefined && isInScope(operator, other);
  throw new AppError('same-name-mismatch', {
    by,
    ...(named ? { userId: other.id, userName: other.name, department: other.department ?? other.login } : {}),
  });
}

/** The best fact that none of the namesakes shares; logins are unique, so there always is one. */
export function factThatTells(user: UserRecord, namesakes: readonly UserRecord[], now: number): TellingFact {
  const own = TELLING_FACTS.find((fact) => {
    const value = told(user, fact, now);
    return value !== null && namesakes.every((other) => told(other, fact, now) !== value);
  });
  return own ?? 'login';
}

/** A number changed within a day tells nothing: the caller may be the one who had it changed. */
function told(user: UserRecord, fact: TellingFact, now: number): string | null {
  if (fact === 'department') return user.department === null ? null : plain(user.department);
  if (fact === 'staff-number') return user.staff_number === null ? null : plain(user.staff_number);
  if (fact === 'login') return plain(user.login);
  const digits = phoneUsableFrom(user, now) === null ? digitsOf(user.phone ?? '') : '';
  return digits.length < 4 ? null : digits.slice(-4);
}

function fits(user: UserRecord, fact: TellingFact, answer: string, now: number): boolean {
  const value = told(user, fact, now);
  if (value === null) return false;
  if (fact !== 'phone') return value === answer;
  // Whoever says more of the number than its end must be right about all of it.
  return /^[\d+]{4,}$/.test(answer) && digitsOf(user.phone ?? '').endsWith(digitsOf(answer));
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '');
}

/** As it is said on the telephone: without case, spaces and dashes. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-–—.]/gu, '');
}

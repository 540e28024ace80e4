import type { InputOf } from '../../shared/contract.ts';
import type { Role } from '../../shared/lists.ts';
import { type Authenticator, scan } from './authenticator.ts';
import { ADMIN, type TestApp } from './test-office.ts';

export const PASSWORD = '고요한 숲 속 열두 그루 소나무';
/** What an admin tells a new operator, who then has to choose their own. */
export const GIVEN = '처음 받은 종이 위의 낱말 여섯 개';

/** Sets up an authenticator app for whoever is signed in. */
export async function enrol(app: TestApp): Promise<Authenticator> {
  const { uri } = await app.call('totp.begin', {});
  const phone = scan(uri);
  await app.call('totp.confirm', { code: phone.code(app.clock.now()) });
  // The code that confirmed is spent: what comes next wants the next one.
  app.clock.advance(30_000);
  return phone;
}

/** Signs in somebody whose password an admin has chosen: the first thing they do is to choose their own. */
export async function choosePassword(app: TestApp, login: string, given: string, own: string): Promise<void> {
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login, password: given });
  await app.call('session.changePassword', { password: given, newPassword: own });
}

/** A new operator who has chosen this password; the first admin is at the program again. */
export async function addWithOwnPassword(
  app: TestApp,
  { password, ...person }: InputOf<'operators.add'>,
): Promise<{ operatorId: string }> {
  const added = await app.call('operators.add', { ...person, password: GIVEN });
  await choosePassword(app, person.login, GIVEN, password);
  await app.signIn();
  return added;
}

/** A new operator, added by the admin who is signed in; `switchTo` lets them choose their own password first. */
export async function addOperator(
  app: TestApp,
  login: string,
  role: Role,
  departments: string[] | null = null,
): Promise<string> {
  const person = { login, name: login, email: `${login}@office.test`, role, password: GIVEN };
  return (await app.call('operators.add', { ...person, departments })).operatorId;
}

/** Somebody else sits down at the program. */
export async function switchTo(app: TestApp, login: string, code?: string): Promise<void> {
  const mustChange = app.row('SELECT must_change FROM operators WHERE login = ?', login)?.must_change;
  if (mustChange === 1) return choosePassword(app, login, GIVEN, PASSWORD);
  await app.call('session.signOut', {});
  const password = login === ADMIN.login ? ADMIN.password : PASSWORD;
  await app.call('session.signIn', { login, password, ...(code === undefined ? {} : { code }) });
}

import type { Role } from '../../shared/lists.ts';
import { type Authenticator, scan } from './authenticator.ts';
import { ADMIN, type TestApp } from './test-office.ts';

export const PASSWORD = '고요한 숲 속 열두 그루 소나무';

/** Sets up an authenticator app for whoever is signed in. */
export async function enrol(app: TestApp): Promise<Authenticator> {
  const { uri } = await app.call('totp.begin', {});
  const phone = scan(uri);
  await app.call('totp.confirm', { code: phone.code(app.clock.now()) });
  // The code that confirmed is spent: what comes next wants the next one.
  app.clock.advance(30_000);
  return phone;
}

/** A new operator, added by the admin who is signed in. */
export async function addOperator(
  app: TestApp,
  login: string,
  role: Role,
  departments: string[] | null = null,
): Promise<string> {
  const person = { login, name: login, email: `${login}@office.test`, role, password: PASSWORD };
  return (await app.call('operators.add', { ...person, departments })).operatorId;
}

/** Somebody else sits down at the program. */
export async function switchTo(app: TestApp, login: string, code?: string): Promise<void> {
  await app.call('session.signOut', {});
  const password = login === ADMIN.login ? ADMIN.password : PASSWORD;
  await app.call('session.signIn', { login, password, ...(code === undefined ? {} : { code }) });
}

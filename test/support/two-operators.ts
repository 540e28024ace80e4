import { addWithOwnPassword } from './operator-steps.ts';
import { createTestApp } from './test-app.ts';
import { ADMIN, type TestApp } from './test-office.ts';

export const DURI = {
  login: 'duri',
  name: '두리',
  email: 'duri@office.test',
  password: '노란 우산 아래 고양이 아홉 마리',
};

export { ADMIN as SERA };

/** An office whose admin Sera is signed in, with Duri as a second operator. */
export async function officeOfTwo(
  role: 'viewer' | 'operator' | 'admin' = 'operator',
): Promise<{ app: TestApp; duriId: string }> {
  const app = await createTestApp();
  await app.given.office();
  const { operatorId } = await addWithOwnPassword(app, { ...DURI, role });
  return { app, duriId: operatorId };
}

/** Signs this operator in, whoever was at the program before. */
export async function workAs(app: TestApp, { login, password }: { login: string; password: string }) {
  await app.call('session.signOut', {});
  await app.call('session.signIn', { login, password });
}

/** A protected user with a phone, an address and a department. */
export async function givenDirector(app: TestApp): Promise<string> {
  const userId = await app.given.user({ name: '원장', email: 'director@office.test', department: '원장실' });
  await app.call('users.setProtected', { userId, protected: true });
  return userId;
}

/** The token mail of a reset that has just been sent for this user. */
export async function sentMail(app: TestApp, userId: string, address: string): Promise<string> {
  await app.call('resets.send', { userId });
  await app.outboxIdle();
  return app.given.mailTo(address);
}

export function completion(text: string) {
  return {
    text,
    newPassword: '서른 마리 고래가 느리게 춤춘다',
    way: 'typed-on-behalf',
    mustChange: true,
  } as const;
}

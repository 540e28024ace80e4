import type { TestApp } from '../support/test-office.ts';
import { PASSWORD, type Sink } from './mail-peer.ts';

/** So many users added through the front door, and limits that do not stop a measurement. @returns their ids */
export async function peopleOf(app: TestApp, count: number): Promise<string[]> {
  const { tokens } = await app.call('settings.get', {});
  await app.call('settings.saveTokens', { ...tokens, perOperatorHour: 10_000, perOfficeHour: 100_000 });
  const users: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const [login, staffNumber] = [`bench${i}`, `B${i}`];
    users.push(await app.given.user({ email: `${login}@office.test`, login, staffNumber }));
  }
  return users;
}

/** From now on mails go to this server. */
export async function sendThrough(app: TestApp, { port, privateCa }: Sink): Promise<void> {
  const account = {
    user: 'office',
    password: PASSWORD,
    fromName: 'Bench',
    fromAddress: 'helpdesk@office.test',
  };
  const server = { host: '127.0.0.1', port, security: 'starttls', privateCa } as const;
  await app.call('settings.saveMail', { way: 'smtp', smtp: { ...server, ...account } });
}

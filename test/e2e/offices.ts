import type { Page } from 'playwright/test';
import type { Channel } from '../../shared/channels.ts';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import type { Language } from '../../shared/lists.ts';
import type { SmtpTestServer } from '../support/smtp-server.ts';
import { expect } from './program.ts';
import { ADMIN } from './steps.ts';

/** Asks main what a screen would ask, for states whose way through the screens another spec walks. */
export async function ask<C extends Channel>(
  page: Page,
  channel: C,
  input: InputOf<C>,
): Promise<OutputOf<C>> {
  const reply = await page.evaluate(([name, value]) => window.resetdesk.call(name, value), [
    channel,
    input,
  ] as const);
  if (!reply.ok) throw new Error(`${channel} was refused: ${reply.error.code}`);
  return reply.value as OutputOf<C>;
}

/** An office with its first admin signed in and the recovery key confirmed; the mail step is next. */
export async function createOffice(page: Page, language: Language): Promise<void> {
  const { office, contact, name, login, email, password } = ADMIN[language];
  const admin = { name, login, email, password };
  await ask(page, 'setup.createOffice', { officeName: office, contact, language, admin });
  await ask(page, 'recovery.issue', { password: null });
  await ask(page, 'recovery.confirm', {});
}

/** Ends the first run. Main answers before the window has drawn the next screen: a key pressed until then is lost. */
async function startWork(page: Page): Promise<void> {
  await ask(page, 'setup.finish', {});
  await expect(page.getByRole('navigation')).toBeVisible();
}

/** An office at work whose people are fictional and whose mails are caught inside the program. */
export async function openPracticeOffice(page: Page, language: Language): Promise<void> {
  await createOffice(page, language);
  await ask(page, 'practice.start', {});
  await startWork(page);
  await expect(page.getByRole('combobox')).toBeFocused();
}

/** An office at work, without users, whose mail goes through a server of the test. */
export async function openServedOffice(
  page: Page,
  language: Language,
  server: SmtpTestServer,
): Promise<void> {
  await createOffice(page, language);
  await ask(page, 'settings.saveMail', {
    way: 'smtp',
    smtp: {
      host: server.host,
      port: server.port,
      security: 'starttls',
      user: 'helpdesk',
      password: 'mail-password',
      fromName: ADMIN[language].office,
      fromAddress: 'helpdesk@hanbit.example',
      privateCa: server.privateCa,
    },
  });
  await startWork(page);
}

/** A new operator who has chosen this password; the first admin is at the program again. */
export async function addOperator(
  page: Page,
  language: Language,
  { password, ...person }: InputOf<'operators.add'>,
): Promise<void> {
  const given = 'what the admin told them once';
  await ask(page, 'operators.add', { ...person, password: given });
  await ask(page, 'session.signIn', { login: person.login, password: given });
  await ask(page, 'session.changePassword', { password: given, newPassword: password });
  const { login, password: own } = ADMIN[language];
  await ask(page, 'session.signIn', { login, password: own });
}

/** The id of the first user whom the search finds. */
export async function findUser(page: Page, query: string): Promise<string> {
  const { users } = await ask(page, 'users.search', { query });
  const [first] = users;
  if (!first) throw new Error(`nobody is found for ${query}`);
  return first.id;
}

/** Goes to a screen by its address, as a link inside the program would, and waits until it is drawn. */
export async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate(async (hash) => {
    if (location.hash === `#${hash}`) return;
    const gone = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
    location.hash = hash;
    await gone;
    // The old screen is taken away in the event's own turn; the new one may have to be loaded first.
    await new Promise((resolve) => setTimeout(resolve));
  }, route);
  await expect(page.locator('h1')).not.toHaveCount(0);
}

/** People of an office: two of one name, one whom no mail reaches (`refused`), one whose mailbox is busy (`later`). */
const PEOPLE = `
김민수|minsu|총무팀|1001|010-1111-1001|ko
김민수|minsu2|영업1팀|1002|010-1111-1002|ko
이서연|seoyeon|인사팀|1003|010-1111-1003|ko
남궁민|later|진단검사의학과|1004|010-1111-1004|ko
독고영|refused|기획팀|1005|010-1111-1005|ko
Tomás Herrera|tomas|Logistics|2003|+82 10-1111-2003|en
Grace Okafor|grace|Finance|2004|+82 10-1111-2004|en
Aleksandra Wojciechowska-Brzęczyszczykiewicz|aleksandra|Clinical Engineering and Biomedical Devices|2005|+48 22-111-2005|en
`;

/** Puts them into the office that is open; their addresses are `<login>@hanbit.example`. */
export async function addUsers(page: Page): Promise<void> {
  for (const line of PEOPLE.trim().split('\n')) {
    const [name = '', login = '', department = '', staffNumber = '', phone = '', spoken] = line.split('|');
    const language = spoken === 'en' ? 'en' : 'ko';
    const email = `${login}@hanbit.example`;
    await ask(page, 'users.add', { name, login, email, department, staffNumber, phone, language });
  }
}

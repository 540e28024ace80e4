import type { Page } from 'playwright/test';
import { type SmtpTestServer, startSmtpServer } from '../support/smtp-server.ts';
import { look } from './look.ts';
import { addUsers, ask, findUser, goTo, openServedOffice } from './offices.ts';
import { expect, type Program, test } from './program.ts';
import { fill, openPerson, paste, sendReset, tokenIn, typePassword } from './steps.ts';
import { type T, wordsOf } from './words.ts';

const SECTIONS = [
  'mail',
  'notices',
  'tokens',
  'verification',
  'passwords',
  'operators',
  'signIn',
  'office',
  'keys',
  'mine',
  'about',
] as const;

test.use({ systemLanguage: 'en', trace: 'off' });
test.describe.configure({ timeout: 600_000 });

test('users, paste token, outbox, activity and settings: every state, in twelve ways', async ({
  program,
}) => {
  const t = wordsOf('en');
  const server = await startSmtpServer({
    tls: 'starttls',
    user: 'helpdesk',
    password: 'mail-password',
    onData: ({ to: [address = ''] }) => {
      if (address.startsWith('refused')) throw serverSays(550, '5.1.1 No such mailbox here');
      if (address.startsWith('later')) throw serverSays(451, '4.3.0 Mailbox busy, please try again later');
    },
  });
  try {
    const { page } = program;
    await openServedOffice(page, 'en', server);
    await expect(page.getByText(t('users:empty.title'))).toBeVisible();
    await look(program, 'users-empty', 'en');
    await addUsers(page);
    await lookAtUsers(program, t);
    await lookAtPaste(program, t, server);

    await goTo(page, '/outbox');
    await expect(page.getByRole('list', { name: t('outbox:list') })).toBeVisible();
    await look(program, 'outbox', 'en');
    await page.locator('[data-row]').first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await look(program, 'outbox-details', 'en');
    await page.keyboard.press('Escape');

    await goTo(page, '/activity');
    await expect(page.getByRole('listitem').first()).toBeVisible();
    await page.getByRole('main').getByRole('button', { expanded: false }).first().click();
    await look(program, 'activity', 'en');
    await lookAtSettings(program, t);
    expect(program.problems).toEqual([]);
  } finally {
    await server.close();
  }
});

async function lookAtUsers(program: Program, t: T): Promise<void> {
  const { page } = program;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await expect(page.getByRole('option').first()).toBeVisible();
  // The build once lowered every light-dark() of our own styles to nothing, and only the look of it told.
  await expect(page.locator('[data-tone=warn]').first()).not.toHaveCSS(
    'background-color',
    'rgba(0, 0, 0, 0)',
  );
  await look(program, 'users-list', 'en');
  await page.getByRole('combobox').fill('없는 사람');
  await expect(page.getByText(t('users:list.noneText'))).toBeVisible();
  await look(program, 'users-nobody-found', 'en');

  await openPerson(page, t, '김민수', '김민수');
  await look(program, 'users-card', 'en');
  await button(t('users:send.action')).click();
  await look(program, 'users-send-namesake', 'en');
  await openPerson(page, t, 'herrera', 'Tomás Herrera');
  await sendReset(page, t, 'Tomás Herrera');
  await look(program, 'users-sent', 'en');
  for (const [name, state] of [
    ['독고영', 'failed'],
    ['남궁민', 'queued'],
  ] as const) {
    await openPerson(page, t, name, name);
    await button(t('users:send.action')).click();
    await page.getByRole('button', { name: t('users:send.confirm', { name }) }).click();
    await expect(page.getByRole('heading', { name: t(`users:sent.${state}`) })).toBeVisible();
    await look(program, `users-send-${state}`, 'en');
  }

  await openPerson(page, t, 'okafor', 'Grace Okafor');
  await button(t('users:card.disable')).click();
  await look(program, 'users-disable', 'en');
  await page.keyboard.press('Escape');
  await button(t('users:card.edit')).click();
  await fill(page, t('users:form.email'), 'grace.new@hanbit.example');
  await look(program, 'users-edit', 'en');
  await page.keyboard.press('Escape');
  await button(t('users:add')).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('users:form.addConfirmEmpty') })
    .click();
  await look(program, 'users-add', 'en');
  await page.keyboard.press('Escape');
  await button(t('users:import')).click();
  await look(program, 'users-import', 'en');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Slash');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look(program, 'shortcuts', 'en');
  await page.keyboard.press('Escape');
}

async function lookAtPaste(program: Program, t: T, server: SmtpTestServer): Promise<void> {
  const { page } = program;
  const token = await freshToken(page, server, '이서연');
  await goTo(page, '/paste-token');
  await look(program, 'paste-empty', 'en');
  await paste(page, t, token.slice(0, -40));
  await expect(page.getByRole('alert')).toBeVisible();
  await look(program, 'paste-damaged', 'en');
  await paste(page, t, token);
  await expect(page.getByRole('heading', { level: 2, name: '이서연' })).toBeVisible();
  for (const way of ['handover', 'generated', 'typed-on-behalf'] as const) {
    await page
      .getByRole('radiogroup')
      .getByText(t(`pasteToken:password.${way}`), { exact: true })
      .click();
    if (way === 'typed-on-behalf') await typePassword(page, t, 'thirty whales dance slowly home');
    await look(program, `paste-${way}`, 'en');
  }
  await page.getByRole('button', { name: t('pasteToken:password.confirm', { name: '이서연' }) }).click();
  await expect(page.getByText(t('pasteToken:done.title', { name: '이서연' }))).toBeVisible();
  await look(program, 'paste-done', 'en');
  await paste(page, t, token);
  await expect(page.getByRole('alert')).toBeVisible();
  await look(program, 'paste-used', 'en');
}

async function lookAtSettings(program: Program, t: T): Promise<void> {
  const { page } = program;
  for (const section of SECTIONS) {
    await goTo(page, `/settings/${section}`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await look(program, `settings-${section}`, 'en');
    if (section === 'operators') {
      await page.getByRole('button', { name: t('operators:add') }).click();
      await look(program, 'settings-operator-add', 'en');
      await page.keyboard.press('Escape');
    }
    if (section === 'keys') {
      await page.getByRole('button', { name: t('settings:recovery.issue') }).click();
      await look(program, 'settings-recovery-ask', 'en');
      await page.keyboard.press('Escape');
    }
  }
}

/** Sends a reset and takes the token from the mail that the server received. */
async function freshToken(page: Page, server: SmtpTestServer, name: string): Promise<string> {
  const userId = await findUser(page, name);
  const before = server.mails.length;
  await ask(page, 'resets.send', { userId });
  const mail = server.mails[before];
  if (!mail) throw new Error('the mail server received nothing');
  return tokenIn(mail.raw);
}

function serverSays(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

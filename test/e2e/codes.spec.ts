import type { Page } from 'playwright/test';
import { parseCode } from '../../shared/reset-code.ts';
import { codeIn, wrongCode } from '../support/codes.ts';
import { readMail } from '../support/read-mail.ts';
import { type SmtpTestServer, startSmtpServer } from '../support/smtp-server.ts';
import { expectRefusal, openScreen, setPassword } from './desk.ts';
import { look } from './look.ts';
import { addUsers, ask, findUser, goTo, openServedOffice } from './offices.ts';
import { expect, test } from './program.ts';
import { openPerson, paste, row, sendReset } from './steps.ts';
import { type T, wordsOf } from './words.ts';

const NEW = 'thirty whales dance slowly home';
const NAME = 'Grace Okafor';

test.use({ systemLanguage: 'en', trace: 'off' });

/** Staff numbers: they also tell the two of one name apart, as they would on the telephone. */
const STAFF = { grace: '2004', minsu: '1001', tomas: '2003', seoyeon: '1003' } as const;

/** An office with a real mail server and a reset under way for everybody whose staff number is given. */
async function officeWithResets(
  page: Page,
  server: SmtpTestServer,
  staffNumbers: readonly string[],
): Promise<void> {
  await openServedOffice(page, 'en', server);
  await addUsers(page);
  for (const number of staffNumbers) {
    await ask(page, 'resets.send', { userId: await findUser(page, number), tellApart: number });
  }
  await goTo(page, '/users');
}

/** The code as a person may type it: lower case, no dash, and look-alikes wherever one is to be had. */
function typedCarelessly(code: string): string {
  const alike: Readonly<Record<string, string>> = {
    '0': 'o',
    '1': 'l',
    '2': 'z',
    '5': 's',
    '8': 'b',
    V: 'u',
  };
  const typed = [...code.replace('-', '')].map((sign) => alike[sign] ?? sign).join('');
  expect(parseCode(typed)).toBe(code.replace('-', ''));
  return typed.toLowerCase();
}

async function typeCode(page: Page, t: T, code: string): Promise<void> {
  const box = page.getByRole('textbox', { name: t('pasteToken:box.label') });
  await box.fill(code);
  await expect(page.getByText(t('pasteToken:code.title'), { exact: true })).toBeVisible();
}

test('a code is read off the real mail, typed carelessly, and sets the password; token and code are dead then', async ({
  program,
}) => {
  const t = wordsOf('en');
  const server = await startSmtpServer({ tls: 'starttls', user: 'helpdesk', password: 'mail-password' });
  try {
    const { page } = program;
    await officeWithResets(page, server, []);
    await openPerson(page, t, 'okafor', NAME);
    await sendReset(page, t, NAME);
    const mail = await readMail((await server.nextMail()).raw);
    const code = codeIn(mail.text);
    expect(mail.html).toContain(code);

    // From the card the case is open: Enter is all that is left to do.
    await page.getByRole('button', { name: t('users:card.paste'), exact: true }).click();
    await expect(
      page.getByText(t('pasteToken:theCase.person', { name: NAME, department: 'Finance' })),
    ).toBeVisible();
    await typeCode(page, t, typedCarelessly(code));
    await page.keyboard.press('Enter');
    await expect(page.getByText(t('pasteToken:box.acceptedCode'))).toBeVisible();
    await expect(
      page.getByText(/Issued by Sera Park .* for Grace Okafor, 10 minutes left for the code\./),
    ).toBeVisible();
    await look(program, 'paste-code-right', 'en');
    await setPassword(page, t, NAME, NEW);
    expect(row(program, 'SELECT state, spent_by, code_hash FROM resets')).toEqual({
      state: 'used',
      spent_by: 'code',
      code_hash: null,
    });
    await paste(page, t, mail.text);
    await expectRefusal(page, t, 'token-used');
    expect(program.problems).toEqual([]);
  } finally {
    await server.close();
  }
});

test('whose code it is is asked; five wrong ones make it void; a mail dropped on the window still works', async ({
  program,
}) => {
  const t = wordsOf('en');
  const server = await startSmtpServer({ tls: 'starttls', user: 'helpdesk', password: 'mail-password' });
  try {
    const { page } = program;
    await officeWithResets(page, server, [STAFF.grace, STAFF.minsu, STAFF.tomas]);
    const raws = [];
    for (let n = 0; n < 3; n += 1) raws.push((await server.nextMail()).raw);
    const raw = raws[0] ?? Buffer.alloc(0);
    const code = codeIn((await readMail(raw)).text);

    await openScreen(page, t, 'pasteToken');
    await typeCode(page, t, wrongCode(code));
    await expect(page.getByRole('radio')).toHaveCount(3);
    await look(program, 'paste-code-whose', 'en');
    await page.getByRole('radio', { name: NAME }).check();
    await page.getByRole('button', { name: t('pasteToken:code.checkFor', { name: NAME }) }).click();
    await expect(page.getByRole('alert')).toContainText('Tries left: 4');

    const userId = await findUser(page, 'okafor');
    await goTo(page, `/paste-token/${userId}`);
    for (const left of [3, 2, 1, 0]) {
      await typeCode(page, t, wrongCode(code, left));
      await page.getByRole('button', { name: t('pasteToken:code.check') }).click();
      const alert = page.getByRole('alert');
      if (left > 0) await expect(alert).toContainText(`Tries left: ${left}`);
      else await expect(alert).toHaveAttribute('data-code', 'code-void');
    }
    await typeCode(page, t, code);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'code-void');
    await expect(page.getByRole('button', { name: t('pasteToken:refused.sendAgain') })).toBeVisible();

    // The token of the same mail, as the file that a mail program saves, held over the window from another screen.
    await openScreen(page, t, 'outbox');
    await hold(page, raw);
    await expect(page.getByText(t('shell:drop.here'))).toBeVisible();
    await drop(page, raw);
    await expect(page.getByText(t('pasteToken:box.accepted'))).toBeVisible();
    await setPassword(page, t, NAME, NEW);
    expect(program.problems).toEqual([]);
  } finally {
    await server.close();
  }
});

test('the ledger shows what is live, two are revoked in one act, and a second send is warned about', async ({
  program,
}) => {
  const t = wordsOf('en');
  const server = await startSmtpServer({ tls: 'starttls', user: 'helpdesk', password: 'mail-password' });
  try {
    const { page } = program;
    await officeWithResets(page, server, [STAFF.grace, STAFF.minsu, STAFF.tomas, STAFF.seoyeon]);
    await ask(page, 'users.setEnabled', { userId: await findUser(page, '이서연'), enabled: false });
    await page.keyboard.press('ControlOrMeta+Digit3');
    await expect(page.getByRole('heading', { level: 1, name: t('resets:title') })).toBeVisible();
    await expect(page.getByRole('list', { name: t('resets:list') }).getByRole('listitem')).toHaveCount(3);
    const choose = (name: string) =>
      page.getByRole('checkbox', { name: t('resets:choose', { name }) }).check();
    await choose('김민수');
    await choose('Tomás Herrera');
    await look(program, 'resets', 'en');
    await page.getByRole('button', { name: t('resets:revoke.many', { count: 2 }) }).click();
    const dialog = page.getByRole('dialog', { name: t('resets:revoke.title', { count: 2 }) });
    await dialog.getByRole('button', { name: t('resets:revoke.many', { count: 2 }) }).click();
    await expect(page.getByText(t('resets:revoke.done', { count: 2 }))).toBeVisible();
    expect(row(program, "SELECT count(*) AS n FROM resets WHERE state = 'revoked'")).toEqual({ n: 2 });
    await page.getByText(t('resets:filters.all'), { exact: true }).click();
    await expect(page.getByRole('link', { name: /Superseded: open the user/ })).toBeVisible();

    await openScreen(page, t, 'users');
    await openPerson(page, t, 'okafor', NAME);
    await page.getByRole('button', { name: t('users:send.action'), exact: true }).click();
    await expect(page.getByText(/^Sera Park issued one/)).toBeVisible();
    await look(program, 'users-issued-already', 'en');
    await page.getByRole('button', { name: t('users:already.paste') }).click();
    await expect(page.getByText(t('pasteToken:theCase.label'))).toBeVisible();
    expect(program.problems).toEqual([]);
  } finally {
    await server.close();
  }
});

async function hold(page: Page, raw: Buffer): Promise<void> {
  await fireDrag(page, 'dragover', raw);
}

async function drop(page: Page, raw: Buffer): Promise<void> {
  await fireDrag(page, 'drop', raw);
}

/** What the system sends the window while a file is held over it, and when it is let go. */
async function fireDrag(page: Page, type: 'dragover' | 'drop', raw: Buffer): Promise<void> {
  await page.evaluate(
    ([name, bytes]) => {
      const dataTransfer = new DataTransfer();
      const content = Uint8Array.from(atob(bytes), (character) => character.charCodeAt(0));
      dataTransfer.items.add(new File([content], 'reset.eml', { type: 'message/rfc822' }));
      document.body.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [type, raw.toString('base64')] as const,
  );
}

import { formatMoment } from '../../renderer/ui/time-format.ts';
import { drop, type RawReply, startRawServer } from '../support/raw-smtp-server.ts';
import { expectRefusal, FOLDER, mailServer, openOffice, openScreen, send } from './desk.ts';
import { expect, test } from './program.ts';
import { openPerson, paste, row, sendReset, tokenIn } from './steps.ts';
import { wordsOf } from './words.ts';

const t = wordsOf('en');

test('what the outbox says of each mail is what the mail server did', async ({ program }) => {
  let toTheMail: RawReply | undefined;
  const server = await startRawServer((step) => (step === 'dot' ? toTheMail : undefined));
  try {
    await openOffice(program, 'en', mailServer(server, 'tls'), [
      'Wanda Wait',
      'Fay Fail',
      'Una Known',
      'Carl Cancel',
    ]);
    const { page } = program;
    const result = page.getByRole('region', { name: t('users:send.action') });
    const mailOf = (name: string) => page.getByRole('listitem').filter({ hasText: name });
    const lastToken = () => tokenIn(Buffer.from(server.messages.at(-1) ?? '', 'latin1'));

    await test.step('450: still waiting, when the next try is, and the server’s words', async () => {
      toTheMail = '450 4.2.0 mailbox busy, come back later';
      await openPerson(page, t, 'wanda', 'Wanda Wait');
      await send(page, t, 'Wanda Wait');
      await expect(result).toContainText(t('users:sent.queued'));
      await expect(result).toContainText(t('users:sent.nextTry'));
      await expect(result).toContainText('450 4.2.0 mailbox busy');
      await page.getByRole('button', { name: t('users:send.outbox') }).click();
      await expect(mailOf('Wanda Wait')).toContainText(t('common:mailState.queued'));
      await expect(mailOf('Wanda Wait')).toContainText('450 4.2.0 mailbox busy');
      await expect(mailOf('Wanda Wait')).toContainText(t('outbox:nextTry'));
    });

    await test.step('the server is well again: a retry hands the same token over', async () => {
      toTheMail = undefined;
      const before = lastToken();
      await page.getByRole('button', { name: t('outbox:retryFor', { name: 'Wanda Wait' }) }).click();
      await expect(mailOf('Wanda Wait')).toContainText(t('common:mailState.handed-over'));
      await expect(mailOf('Wanda Wait')).toContainText('250 2.0.0 queued as RAW1');
      expect(lastToken()).toBe(before);
      await paste(page, t, before);
      await expect(page.getByRole('heading', { level: 2, name: 'Wanda Wait' })).toBeVisible();
    });

    await test.step('550: refused for good, with the answer, and the token is dead', async () => {
      toTheMail = '550 5.7.1 no such mailbox here';
      await openScreen(page, t, 'users');
      await openPerson(page, t, 'fay', 'Fay Fail');
      await send(page, t, 'Fay Fail');
      await expect(result).toContainText(t('users:sent.failed'));
      await expect(result).toContainText('550 5.7.1 no such mailbox here');
      await paste(page, t, lastToken());
      await expectRefusal(page, t, 'token-failed');
    });

    await test.step('taken and never answered: nobody knows, and that is said', async () => {
      toTheMail = drop;
      await openScreen(page, t, 'users');
      await openPerson(page, t, 'una', 'Una Known');
      await send(page, t, 'Una Known');
      await expect(result).toContainText(t('users:sent.unknown'));
      await openScreen(page, t, 'outbox');
      await expect(mailOf('Una Known')).toContainText(t('common:mailState.unknown'));
      // It may well have arrived, so its token must work.
      await paste(page, t, lastToken());
      await expect(page.getByRole('heading', { level: 2, name: 'Una Known' })).toBeVisible();
    });

    await test.step('a waiting mail that is cancelled takes its reset along', async () => {
      toTheMail = '450 4.2.0 mailbox busy, come back later';
      await openScreen(page, t, 'users');
      await openPerson(page, t, 'carl', 'Carl Cancel');
      await send(page, t, 'Carl Cancel');
      await expect(result).toContainText(t('users:sent.queued'));
      const token = lastToken();
      await page.getByRole('button', { name: t('users:send.outbox') }).click();
      await page.getByRole('button', { name: t('outbox:cancelFor', { name: 'Carl Cancel' }) }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText(t('outbox:confirm.cancelReset'));
      await dialog
        .getByRole('button', { name: t('outbox:confirm.cancelDo', { name: 'Carl Cancel' }) })
        .click();
      await expect(mailOf('Carl Cancel')).toContainText(t('common:mailState.cancelled'));
      await paste(page, t, token);
      await expectRefusal(page, t, 'token-revoked');
    });
    expect(program.problems).toEqual([]);
  } finally {
    await server.close();
  }
});

test('the fourth reset within the hour is refused, and the refusal says when the next one is possible', async ({
  program,
}) => {
  const name = 'Lima Limit';
  await openOffice(program, 'en', FOLDER, [name]);
  const { page } = program;
  await openPerson(page, t, 'lima', name);
  for (let sent = 0; sent < 3; sent += 1) {
    await sendReset(page, t, name);
    await page.getByRole('button', { name: t('users:send.close') }).click();
  }
  const first = row(program, 'SELECT min(issued_at) AS at FROM resets');
  const nextAt = Number(first?.at) + 3_600_000;
  await expect(page.getByRole('button', { name: t('users:send.action'), exact: true })).toBeDisabled();
  await expect(page.getByText(t('errors:limit-reached.what_limit_user-hour', { max: 3 }))).toBeVisible();
  await expect(page.getByRole('main')).toContainText(formatMoment(nextAt, 'en'));
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('alert')).toHaveAttribute('data-code', 'limit-reached');
  await expect(page.getByRole('button', { name: t('users:send.confirm', { name }) })).toHaveCount(0);

  await program.restart();
  expect(row(program, 'SELECT count(*) AS resets FROM resets')).toEqual({ resets: 3 });
});

import { simpleParser } from 'mailparser';
import { drop, type RawReply, type RawServer, startRawServer } from '../support/raw-smtp-server.ts';
import { addressOf, changeRows, mailServer, openOffice, openScreen, setPassword, signIn } from './desk.ts';
import { look } from './look.ts';
import { ask } from './offices.ts';
import { expect, test } from './program.ts';
import { ADMIN, fill, openPerson, paste, sendReset, tokenIn } from './steps.ts';
import { wordsOf } from './words.ts';

const t = wordsOf('en');
const NAME = 'Grace Okafor';
const OLD = addressOf(NAME);
const NEW = 'grace@elsewhere.example';
const BOSS = 'boss@harbour.example';
const PASSWORD = 'thirty whales dance slowly home';

// What is looked at by axe is not traced as well: the tracing's own scripts would be reported.
test.use({ trace: 'off' });

test('a change is told to the new address, the old one and the manager, also by a server that falls silent', async ({
  program,
}) => {
  let toTheMail: RawReply | undefined;
  const server = await startRawServer((step) => (step === 'dot' ? toTheMail : undefined));
  try {
    await openOffice(program, 'en', mailServer(server, 'tls'), [NAME]);
    await ask(program.page, 'settings.saveNotices', { manager: 'all' });

    await test.step('the dialog says what another address costs before it is saved; both ends and the manager hear of it', async () => {
      const { page } = program;
      await openPerson(page, t, 'grace', NAME);
      await page.getByRole('button', { name: t('users:card.edit') }).click();
      await fill(page, t('users:form.managerEmail'), BOSS);
      await fill(page, t('users:form.email'), NEW);
      const note = page.getByRole('note');
      await expect(note).toContainText(t('users:form.addressEffects.wait', { name: NAME }));
      await expect(note).toContainText(t('users:form.addressEffects.tokens'));
      await expect(note).toContainText(t('users:form.addressEffects.notices', { old: OLD, new: NEW }));
      await page.getByRole('button', { name: t('users:form.saveAddress') }).click();
      await expect.poll(() => server.messages.length).toBe(3);
      expect(await receivers(server, 0)).toEqual([BOSS, OLD, NEW]);
    });

    await test.step('two days later a changed password is told to all three; the server takes the mails and falls silent', async () => {
      await program.end();
      changeRows(program, 'UPDATE users SET email_changed_at = email_changed_at - 172800000');
      await program.restart();
      const { page } = program;
      await signIn(page, t, ADMIN.en.login, ADMIN.en.password);
      await openPerson(page, t, 'grace', NAME);
      await sendReset(page, t, NAME);
      const token = tokenIn(Buffer.from(server.messages.at(-1) ?? '', 'latin1'));
      toTheMail = drop;
      await paste(page, t, token);
      await setPassword(page, t, NAME, PASSWORD);
      await openScreen(page, t, 'outbox');
      await expect(page.getByText(t('outbox:maybeTaken'))).toHaveCount(3);
      await look(program, 'outbox-unanswered', 'en');
    });

    await test.step('tried again, each is the same mail, and none holds a secret', async () => {
      const { page } = program;
      toTheMail = undefined;
      for (let mail = 0; mail < 3; mail += 1) {
        const row = page
          .getByRole('listitem')
          .filter({ hasText: t('outbox:maybeTaken') })
          .first();
        await row.getByRole('button', { name: t('outbox:retryFor', { name: NAME }) }).click();
        const dialog = page.getByRole('dialog');
        await expect(dialog).toContainText(t('outbox:confirm.againNotice', { name: NAME }));
        await dialog.getByRole('button', { name: t('outbox:confirm.againDo', { name: NAME }) }).click();
        await expect(page.getByText(t('outbox:maybeTaken'))).toHaveCount(2 - mail);
      }
      const notices = await Promise.all(server.messages.slice(4).map((raw) => simpleParser(raw)));
      expect(await receivers(server, 4)).toEqual([BOSS, BOSS, OLD, OLD, NEW, NEW]);
      expect(new Set(notices.map(({ messageId }) => messageId)).size).toBe(3);
      for (const { text = '' } of notices) {
        expect(text).not.toContain('BEGIN RESETDESK');
        expect(text).not.toContain(PASSWORD);
        expect(text).toContain(ADMIN.en.contact);
      }
    });
    expect(program.problems).toEqual([]);
  } finally {
    await server.close();
  }
});

/** Whom the messages from the `from`th on are for, in order of their addresses. */
async function receivers(server: RawServer, from: number): Promise<string[]> {
  const mails = await Promise.all(server.messages.slice(from).map((raw) => simpleParser(raw)));
  return mails.map((mail) => [mail.to].flat()[0]?.value[0]?.address ?? '').toSorted();
}

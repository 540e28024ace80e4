import { expect, onTestFinished, test } from 'vitest';
import { type SmtpServerOptions, startSmtpServer } from '../support/smtp-server.ts';
import { resetMail, smtpMailer, TOKEN } from './mail-fixtures.ts';

async function server(options: SmtpServerOptions) {
  const started = await startSmtpServer(options);
  onTestFinished(() => started.close());
  return started;
}

for (const tls of ['starttls', 'implicit'] as const) {
  test(`a mail goes out over ${tls}, signed in, to exactly one receiver, and the server's answer comes back`, async () => {
    const smtp = await server({ tls, user: 'helpdesk', password: '비밀-1' });
    const mailer = smtpMailer(smtp, {
      security: tls === 'implicit' ? 'tls' : 'starttls',
      user: 'helpdesk',
      password: '비밀-1',
    });

    const outcome = await mailer.send(resetMail());

    expect(outcome).toEqual({ kind: 'handed-over', answer: expect.stringMatching(/^250 /) });
    const mail = await smtp.nextMail();
    expect(mail).toMatchObject({
      from: 'helpdesk@office.test',
      to: ['minsu@office.test'],
      secure: true,
      user: 'helpdesk',
    });
    expect(mail.raw.toString().replaceAll('\r\n', '')).toContain(TOKEN);
  });
}

test('mails that follow one another use the same connection, parallel ones no more than the pool holds', async () => {
  const smtp = await server({ tls: 'implicit' });
  const mailer = smtpMailer(smtp, { pool: { connections: 2 } });

  await mailer.send(resetMail());
  await mailer.send(resetMail());
  expect(smtp.connections()).toBe(1);
  const outcomes = await Promise.all(Array.from({ length: 9 }, () => mailer.send(resetMail())));

  expect(outcomes.map((outcome) => outcome.kind)).toEqual(Array(9).fill('handed-over'));
  expect(smtp.mails).toHaveLength(11);
  expect(smtp.connections()).toBe(2);
});

test('a wrong password is a refused sign-in', async () => {
  const smtp = await server({ tls: 'starttls', user: 'helpdesk', password: 'right' });
  const mailer = smtpMailer(smtp, { security: 'starttls', user: 'helpdesk', password: 'wrong' });

  expect(await mailer.send(resetMail())).toMatchObject({
    kind: 'refused',
    code: 'mail-sign-in-refused',
    answer: expect.stringContaining('535'),
  });
  expect(smtp.mails).toHaveLength(0);
});

test('a refusal after the last byte is told with its code', async () => {
  let code = 552;
  const smtp = await server({
    tls: 'implicit',
    onData() {
      throw Object.assign(new Error('no room'), { responseCode: code });
    },
  });
  const mailer = smtpMailer(smtp);

  expect(await mailer.send(resetMail())).toMatchObject({ kind: 'refused', code: 'mail-refused' });
  code = 452;
  expect(await mailer.send(resetMail())).toMatchObject({ kind: 'try-later', code: 'mail-refused' });
});

test('a mail goes out under the address that is set today', async () => {
  const smtp = await server({ tls: 'implicit' });
  const mailer = smtpMailer(smtp, { fromAddress: 'new-desk@office.test' });

  await mailer.send(resetMail());

  const mail = await smtp.nextMail();
  expect(mail.from).toBe('new-desk@office.test');
  expect(mail.raw.toString()).toContain('<new-desk@office.test>');
});

test('closing lets a running mail finish', async () => {
  let arrived = () => {};
  const inServer = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let release = () => {};
  const smtp = await server({
    tls: 'implicit',
    onData: () => {
      arrived();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    },
  });
  const mailer = smtpMailer(smtp);

  const sent = mailer.send(resetMail());
  await inServer;
  const closed = mailer.close();
  release();
  await closed;

  expect((await sent).kind).toBe('handed-over');
});

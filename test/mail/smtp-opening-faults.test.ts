import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { asksToSlowDown } from '../../electron/mail/slow-down.ts';
import { drop, hang, type RawScript, type SmtpStep, startRawServer } from '../support/raw-smtp-server.ts';
import { resetMail, smtpMailer, TOKEN } from './mail-fixtures.ts';

const timeouts = { connect: 2000, greeting: 600, socket: 400, whole: 3000 };

function at(step: SmtpStep, reply: ReturnType<RawScript>): RawScript {
  return (now) => (now === step ? reply : undefined);
}

/** A server with STARTTLS and a sign-in, and what becomes of a mail to it. */
async function sendTo(script: RawScript) {
  const smtp = await startRawServer(script, { tls: 'starttls', extensions: ['AUTH PLAIN'] });
  onTestFinished(() => smtp.close());
  const mailer = smtpMailer(smtp, { security: 'starttls', user: 'desk', password: 'hunter2', timeouts });
  return { smtp, outcome: await mailer.send(resetMail()) };
}

test('this server takes a mail when nothing goes wrong', async () => {
  const { smtp, outcome } = await sendTo(() => undefined);
  expect(outcome.kind).toBe('handed-over');
  expect(smtp.clear()).not.toMatch(/AUTH |MAIL FROM/);
});

for (const step of ['open', 'EHLO', 'STARTTLS', 'AUTH'] as const) {
  test(`what goes wrong at ${step} is every mail’s, and nothing of this one was told`, async () => {
    for (const fault of ['451 4.3.0 not now', '554 5.3.0 never', drop, hang]) {
      const { smtp, outcome } = await sendTo(at(step, fault));
      expect(outcome).toMatchObject({
        kind: expect.stringMatching(/^(try-later|refused)$/),
        about: 'every-mail',
      });
      if (typeof fault !== 'string') expect(outcome).toMatchObject({ kind: 'try-later' });
      expect(smtp.commands.filter((line) => line.startsWith('MAIL'))).toEqual([]);
      expect(smtp.messages).toEqual([]);
    }
  });
}

for (const step of ['MAIL', 'RCPT', 'DATA', 'dot'] as const) {
  test(`a refusal at ${step} is this mail’s alone`, async () => {
    for (const reply of ['451 4.3.0 not now', '550 5.1.1 nobody here']) {
      expect((await sendTo(at(step, reply))).outcome).not.toHaveProperty('about');
    }
  });
}

test('a server that accepts the connection and never finishes its TLS handshake is given up', async () => {
  const mute = createServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 mute.test ready\r\n');
    socket.on('data', (chunk) => {
      const line = chunk.toString('latin1');
      if (line.startsWith('EHLO')) socket.write('250-mute.test\r\n250 STARTTLS\r\n');
      if (line.startsWith('STARTTLS')) socket.write('220 go ahead\r\n');
    });
  });
  mute.listen(0, '127.0.0.1');
  await new Promise((resolve) => mute.once('listening', resolve));
  onTestFinished(() => void mute.close());
  const address = mute.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const mailer = smtpMailer({ host: '127.0.0.1', port, privateCa: '' }, { security: 'starttls', timeouts });
  expect(await mailer.send(resetMail())).toMatchObject({ kind: 'try-later', about: 'every-mail' });
});

test('what somebody on the way adds behind the go-ahead of STARTTLS is not believed', async () => {
  // CVE-2021-38371 and its kin: replies that came before the handshake are taken for the server’s own after it.
  const injected =
    '220 go ahead\r\n250-evil.test\r\n250-AUTH PLAIN\r\n250 SIZE 10\r\n235 2.7.0 welcome\r\n250 2.1.0 ok';
  const { smtp, outcome } = await sendTo(at('STARTTLS', injected));
  expect(smtp.clear()).not.toMatch(/AUTH |MAIL FROM|DATA/);
  expect(smtp.clear()).not.toContain(TOKEN.slice(0, 20));
  if (outcome.kind === 'handed-over') {
    // Taken only on replies that came encrypted: the server itself was greeted anew, signed in to and told the mail.
    expect(smtp.commands.map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['EHLO', 'STARTTLS', 'EHLO', 'AUTH', 'MAIL']),
    );
    expect(smtp.messages).toHaveLength(1);
  } else {
    expect(smtp.messages).toEqual([]);
  }
});

test.each([
  [421, '421 4.3.2 Service shutting down'],
  [421, '421 4.7.28 unusual rate of mail'],
  [432, '432 4.3.2 Concurrent connections limit exceeded'],
  [450, '450 4.7.0 Too many messages, slow down'],
  [451, '451 4.7.500 Server busy. Please try again later'],
  [451, '451 Rate limit exceeded'],
  [452, '452 4.3.1 Insufficient system storage'],
  [452, '452 4.5.3 Too many emails sent in this hour'],
  [454, '454 4.4.5 Congestion'],
])('%i "%s" slows the whole outbox down', (reply, answer) => {
  expect(asksToSlowDown(reply, answer)).toBe(true);
});

test.each([
  [450, '450 4.2.0 mailbox busy'],
  [450, '450 4.2.1 The user you are trying to contact is receiving mail too quickly'],
  [450, '450 4.7.1 <desk@office.test>: Recipient address rejected: Greylisted, too many messages may follow'],
  [451, '451 4.7.1 Greylisting in action, please come back later'],
  [451, '451 4.3.0 not now'],
  [452, '452 4.2.2 mailbox full'],
  [450, '450 4.1.2 domain not found'],
])('%i "%s" is one mail’s own', (reply, answer) => {
  expect(asksToSlowDown(reply, answer)).toBe(false);
});

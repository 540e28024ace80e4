import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { MailOutcome } from '../../electron/services.ts';
import { CERTIFICATES } from '../support/certificates.ts';
import { drop, hang, type RawScript, type SmtpStep, startRawServer } from '../support/raw-smtp-server.ts';
import { resetMail, smtpMailer, TOKEN } from './mail-fixtures.ts';

/** Short enough to wait for, long enough for loopback; only what hangs on purpose runs into them. */
const timeouts = { connect: 2000, greeting: 2000, socket: 400, whole: 5000 };

async function server(script: RawScript, options: Parameters<typeof startRawServer>[1] = {}) {
  const started = await startRawServer(script, options);
  onTestFinished(() => started.close());
  return started;
}

function at(step: SmtpStep, reply: ReturnType<RawScript>): RawScript {
  return (now) => (now === step ? reply : undefined);
}

async function outcomeOf(script: RawScript, extensions: string[] = []): Promise<MailOutcome> {
  const smtp = await server(script, { extensions });
  return smtpMailer(smtp, { timeouts }).send(resetMail());
}

for (const extensions of [[], ['PIPELINING', 'SIZE 1000000']]) {
  const how = extensions.length === 0 ? '' : ' with pipelining';

  for (const step of ['open', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'dot'] as const) {
    test(`4xx at ${step}${how} is tried later, 5xx is refused for good`, async () => {
      const later = await outcomeOf(at(step, '451 4.3.0 not now'), extensions);
      expect(later).toMatchObject({
        kind: 'try-later',
        answer: expect.stringContaining('451 4.3.0 not now'),
      });
      const never = await outcomeOf(at(step, '554 5.7.1 never'), extensions);
      expect(never).toMatchObject({
        kind: 'refused',
        code: 'mail-refused',
        answer: expect.stringContaining('554 5.7.1 never'),
      });
    });

    test(`421 at ${step}${how} is tried later`, async () => {
      expect(await outcomeOf(at(step, '421 4.3.2 going down'), extensions)).toMatchObject({
        kind: 'try-later',
        answer: expect.stringContaining('421'),
      });
    });
  }

  for (const step of ['open', 'EHLO', 'MAIL', 'RCPT', 'DATA'] as const) {
    test(`a server that drops or falls silent at ${step}${how} took nothing`, async () => {
      const expected = { kind: 'try-later', code: 'mail-unreachable' };
      expect(await outcomeOf(at(step, drop), extensions)).toMatchObject(expected);
      expect(await outcomeOf(at(step, hang), extensions)).toMatchObject(expected);
    });
  }

  test(`a server that drops or falls silent after the final dot${how} leaves the outcome unknown`, async () => {
    expect((await outcomeOf(at('dot', drop), extensions)).kind).toBe('unknown');
    expect((await outcomeOf(at('dot', hang), extensions)).kind).toBe('unknown');
  });
}

test('a reply to the final dot that is no SMTP reply leaves the outcome unknown', async () => {
  expect((await outcomeOf(at('dot', 'what?'))).kind).toBe('unknown');
  expect((await outcomeOf(at('dot', '354 go on'))).kind).toBe('unknown');
});

test('a server that trickles its reply for ever is given up', async () => {
  let stop = () => {};
  onTestFinished(() => stop());
  const trickle = createServer((socket) => {
    socket.on('error', () => {});
    const timer = setInterval(() => socket.write('220-still here\r\n'), 50);
    socket.once('close', () => clearInterval(timer));
  });
  trickle.listen(0, '127.0.0.1');
  await new Promise((resolve) => trickle.once('listening', resolve));
  stop = () => trickle.close();
  const address = trickle.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const mailer = smtpMailer(
    { host: '127.0.0.1', port, privateCa: '' },
    { security: 'starttls', timeouts: { ...timeouts, whole: 500, greeting: 500 } },
  );

  expect(await mailer.send(resetMail())).toMatchObject({ kind: 'try-later', code: 'mail-unreachable' });
});

test('nobody listening and no such host are unreachable', async () => {
  const smtp = await startRawServer(() => undefined);
  await smtp.close();
  expect(await smtpMailer(smtp, { timeouts }).send(resetMail())).toMatchObject({
    kind: 'try-later',
    code: 'mail-unreachable',
    answer: expect.stringContaining('ECONNREFUSED'),
  });
  expect(
    await smtpMailer({ ...smtp, host: 'no-such-host.invalid' }, { timeouts }).send(resetMail()),
  ).toMatchObject({
    kind: 'try-later',
    code: 'mail-unreachable',
  });
});

test('without STARTTLS neither the password nor the mail leaves the program', async () => {
  for (const script of [
    // Stripped on the way: not offered, and refused when asked for.
    at('STARTTLS', '502 5.5.1 no such command'),
    at('STARTTLS', '454 4.7.0 TLS not available'),
    // Pretends, then goes on in clear.
    at('STARTTLS', '220 go ahead\r\n250 never mind'),
  ]) {
    const smtp = await server(script, { tls: 'none', extensions: ['AUTH PLAIN LOGIN'] });
    const mailer = smtpMailer(smtp, { security: 'starttls', user: 'desk', password: 'hunter2', timeouts });

    const outcome = await mailer.send(resetMail());

    expect(outcome.kind).toMatch(/refused|try-later/);
    expect(smtp.clear()).not.toMatch(/AUTH|MAIL FROM|DATA/);
    expect(smtp.clear()).not.toContain(Buffer.from('hunter2').toString('base64').slice(0, 8));
    expect(smtp.clear()).not.toContain(TOKEN.slice(0, 20));
    expect(smtp.messages).toEqual([]);
  }
});

test('a server that offers no STARTTLS is not secure, and that is for good', async () => {
  const smtp = await server(at('STARTTLS', '502 5.5.1 no such command'), { tls: 'none' });
  expect(await smtpMailer(smtp, { security: 'starttls', timeouts }).send(resetMail())).toMatchObject({
    kind: 'refused',
    code: 'mail-not-secure',
  });
});

test('a plain server on a TLS port is not secure', async () => {
  const smtp = await server(() => undefined, { tls: 'none' });
  expect(await smtpMailer(smtp, { timeouts }).send(resetMail())).toMatchObject({
    kind: 'refused',
    code: 'mail-not-secure',
  });
});

for (const name of CERTIFICATES.filter((candidate) => candidate !== 'server')) {
  for (const tls of ['implicit', 'starttls'] as const) {
    test(`a certificate that is ${name} stops the mail before sign-in over ${tls}`, async () => {
      const smtp = await server(() => undefined, { tls, certificate: name, extensions: ['AUTH PLAIN'] });
      const mailer = smtpMailer(smtp, {
        security: tls === 'implicit' ? 'tls' : 'starttls',
        user: 'desk',
        password: 'hunter2',
        timeouts,
      });

      expect(await mailer.send(resetMail())).toMatchObject({
        kind: 'try-later',
        code: 'mail-certificate-refused',
      });
      expect(smtp.commands.filter((line) => /^(AUTH|MAIL|DATA)/.test(line))).toEqual([]);
      expect(smtp.messages).toEqual([]);
    });
  }
}

test('a private authority is trusted only when it is set', async () => {
  const smtp = await server(() => undefined);
  expect(await smtpMailer(smtp, { privateCa: null, timeouts }).send(resetMail())).toMatchObject({
    code: 'mail-certificate-refused',
  });
  expect((await smtpMailer(smtp, { timeouts }).send(resetMail())).kind).toBe('handed-over');
});

for (const reply of [
  '535 5.7.8 wrong',
  '534 5.7.9 app password needed',
  '530 5.7.0 sign in',
  '454 4.7.0 later',
]) {
  test(`a sign-in answered "${reply}" says so`, async () => {
    const smtp = await server(at('AUTH', reply), { extensions: ['AUTH PLAIN'] });
    const outcome = await smtpMailer(smtp, { user: 'desk', password: 'x', timeouts }).send(resetMail());
    expect(outcome).toMatchObject({
      kind: reply.startsWith('4') ? 'try-later' : 'refused',
      code: 'mail-sign-in-refused',
      answer: expect.stringContaining(reply),
    });
  });
}

test('a server that wants a sign-in only at MAIL is a refused sign-in, also by its 5.7 status', async () => {
  for (const reply of [
    '530 5.7.0 Authentication required',
    '550 5.7.30 Basic authentication is not supported',
  ]) {
    expect(await outcomeOf(at('MAIL', reply))).toMatchObject({
      kind: 'refused',
      code: 'mail-sign-in-refused',
    });
  }
});

test('an idle connection that died says nothing about the next mail', async () => {
  const smtp = await server(() => undefined);
  const mailer = smtpMailer(smtp, { timeouts });
  await mailer.send(resetMail());

  smtp.cut();
  expect((await mailer.send(resetMail())).kind).toBe('handed-over');
  expect(smtp.messages).toHaveLength(2);
});

test('an idle connection that the server ends only when it is used next costs nothing either', async () => {
  for (const fault of [drop, '421 4.4.2 idle too long'] as const) {
    const smtp = await server((step, _line, connection) => {
      const second = smtp.messages.length === 1;
      return step === 'MAIL' && connection === 1 && second ? fault : undefined;
    });
    const mailer = smtpMailer(smtp, { timeouts });
    await mailer.send(resetMail());

    expect((await mailer.send(resetMail())).kind).toBe('handed-over');
    expect(smtp.messages).toHaveLength(2);
    expect(smtp.connections()).toBe(2);
  }
});

test('a reused connection that dies after the final dot is unknown, and nothing is sent again', async () => {
  const smtp = await server((step) => (step === 'dot' && smtp.messages.length === 2 ? drop : undefined));
  const mailer = smtpMailer(smtp, { timeouts });
  await mailer.send(resetMail());

  expect((await mailer.send(resetMail())).kind).toBe('unknown');
  expect(smtp.messages).toHaveLength(2);
});

test('a long or many-lined answer comes as one line of at most 500 characters', async () => {
  const reply = `550-5.7.1 first\r\n550-5.7.1 \u0007${'x'.repeat(900)}\r\n550 5.7.1 last`;
  const outcome = await outcomeOf(at('RCPT', reply));
  expect(outcome.answer).toContain('550-5.7.1 first 550-5.7.1 xxx');
  expect(outcome.answer).toHaveLength(500);
});

import { once } from 'node:events';
import { createServer, type SecureVersion } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { createSmtpMailer } from '../../electron/mail/smtp-mailer.ts';
import { certificate, TEST_AUTHORITY } from '../support/certificates.ts';
import { resetMail } from './mail-fixtures.ts';

/** A TLS port that speaks one version and notes which handshakes succeed; nothing behind it answers. */
async function tlsPort(version: SecureVersion): Promise<{ port: number; spoken: (string | null)[] }> {
  const spoken: (string | null)[] = [];
  const server = createServer(
    // Level 0 is what makes OpenSSL offer the old versions at all.
    { ...certificate('server'), minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' },
    (socket) => {
      spoken.push(socket.getProtocol());
      socket.on('error', () => {});
      socket.end();
    },
  );
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => new Promise((done) => server.close(() => done())));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, spoken };
}

test.each([
  ['TLSv1', false],
  ['TLSv1.1', false],
  ['TLSv1.2', true],
  ['TLSv1.3', true],
] as const)('a mail server that speaks %s alone: spoken to, %s', async (version, spokenTo) => {
  const { port, spoken } = await tlsPort(version);
  const mailer = createSmtpMailer({
    host: '127.0.0.1',
    port,
    security: 'tls',
    user: null,
    password: null,
    fromAddress: 'desk@office.test',
    privateCa: TEST_AUTHORITY,
  });
  onTestFinished(() => mailer.close());
  // Nothing answers behind a handshake that succeeds; one that fails is for good, and said to be what it is.
  expect(await mailer.send(resetMail())).toMatchObject(
    spokenTo ? { kind: 'try-later' } : { kind: 'refused', code: 'mail-not-secure' },
  );
  expect(spoken).toEqual(spokenTo ? [version] : []);
});

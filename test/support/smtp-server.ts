import { once } from 'node:events';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { certificate, TEST_AUTHORITY, type TestCertificate } from './certificates.ts';

export type ReceivedMail = {
  from: string;
  to: string[];
  /** The message as it came over the wire, dot-stuffing undone. */
  raw: Buffer;
  secure: boolean;
  /** Who had signed in. */
  user: string | null;
};

export type SmtpServerOptions = {
  tls: 'starttls' | 'implicit' | 'none';
  certificate?: TestCertificate;
  /** Both given: signing in is required. */
  user?: string;
  password?: string;
  /** Throw an Error with `responseCode` to refuse the mail after its last byte. */
  onData?(mail: ReceivedMail): void | Promise<void>;
};

export type SmtpTestServer = {
  host: '127.0.0.1';
  port: number;
  /** What `SmtpConfig.privateCa` needs to trust this server. */
  privateCa: string;
  /** Everything received so far, oldest first. */
  mails: ReceivedMail[];
  /** The next mail that was not given out yet, now or when it comes. */
  nextMail(): Promise<ReceivedMail>;
  /** How many clients have connected. */
  connections(): number;
  close(): Promise<void>;
};

/** A real mail server on loopback, on a port of the system's choice. */
export async function startSmtpServer(options: SmtpServerOptions): Promise<SmtpTestServer> {
  const mails: ReceivedMail[] = [];
  const waiting: ((mail: ReceivedMail) => void)[] = [];
  let given = 0;
  let connections = 0;

  const withAuth = options.user !== undefined && options.password !== undefined;
  const server = new SMTPServer({
    ...certificate(options.certificate ?? 'server'),
    secure: options.tls === 'implicit',
    hideSTARTTLS: options.tls === 'none',
    disabledCommands: [...(options.tls === 'none' ? ['STARTTLS'] : []), ...(withAuth ? [] : ['AUTH'])],
    allowInsecureAuth: options.tls === 'none',
    authOptional: !withAuth,
    disableReverseLookup: true,
    closeTimeout: 1000,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onAuth(auth, _session, done) {
      const right = auth.username === options.user && auth.password === options.password;
      if (right) done(null, { user: options.user });
      else done(Object.assign(new Error('Wrong user or password'), { responseCode: 535 }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const mail = receivedMail(session, Buffer.concat(chunks));
        const taken = async () => options.onData?.(mail);
        taken().then(
          () => {
            mails.push(mail);
            if (waiting.length > 0) {
              given += 1;
              waiting.shift()?.(mail);
            }
            done();
          },
          (refusal: Error) => done(refusal),
        );
      });
    },
  });
  // Clients that reject the certificate or hang up are what some tests are about.
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');

  return {
    host: '127.0.0.1',
    port: address.port,
    privateCa: TEST_AUTHORITY,
    mails,
    connections: () => connections,
    nextMail: async () => {
      const mail = mails[given];
      if (mail === undefined) return new Promise((resolve) => waiting.push(resolve));
      given += 1;
      return mail;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function receivedMail(session: SMTPServerSession, raw: Buffer): ReceivedMail {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    from: mailFrom === false ? '' : mailFrom.address,
    to: rcptTo.map((recipient) => recipient.address),
    raw,
    secure: session.secure,
    user: session.user ?? null,
  };
}

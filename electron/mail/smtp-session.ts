import { connect as connectSocket, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { RawMail } from './raw-mail.ts';
import type { SmtpFailure } from './smtp-outcome.ts';

export type SmtpTimeouts = {
  /** ms to reach the server, ms for its greeting and the TLS handshake, ms of silence afterwards. */
  connect: number;
  greeting: number;
  socket: number;
  /** ms for one whole mail: a server that trickles its replies never falls silent. */
  whole: number;
};

export type SessionOptions = {
  host: string;
  port: number;
  connection: Pick<SMTPConnectionOptions, 'secure' | 'requireTLS' | 'tls'>;
  auth: { user: string; pass: string } | null;
  timeouts: SmtpTimeouts;
};

export type Sent = { ok: true; response: string } | { ok: false; failure: SmtpFailure; handedOn: boolean };

/** One connection to the mail server, encrypted and signed in. */
export type SmtpSession = {
  /** Never rejects. After `ok: false` the session is of no more use. */
  send(mail: RawMail): Promise<Sent>;
  isOpen(): boolean;
  /** Says QUIT when the session is at rest, else just hangs up. */
  end(): void;
};

/** @throws SmtpFailure (an Error) when the server cannot be reached, is not secure or refuses the sign-in. */
export async function openSession(options: SessionOptions): Promise<SmtpSession> {
  const { timeouts } = options;
  const socket = await reach(options);
  const connection = new SMTPConnection({
    ...options.connection,
    host: options.host,
    port: options.port,
    connection: socket,
    connectionTimeout: timeouts.connect + timeouts.greeting,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.socket,
  });
  const lost = rejectAtEnd(connection);
  const signedIn = new Promise<void>((resolve, reject) => {
    connection.connect((error) => {
      if (error !== undefined) return reject(error);
      if (!connection.secure) return reject(Object.assign(new Error('No TLS'), { code: 'ERR_NOT_SECURE' }));
      if (options.auth === null || !connection.allowsAuth) return resolve();
      connection.login({ credentials: options.auth }, (refusal) => (refusal ? reject(refusal) : resolve()));
    });
  });
  try {
    await within(timeouts.whole, Promise.race([signedIn, lost]));
  } catch (error) {
    connection.close();
    throw error;
  }
  let busy = false;
  return {
    isOpen: () => !connection.destroyed && !busy,
    async send(mail) {
      busy = true;
      const sent = await sendOver(connection, lost, mail, timeouts.whole);
      busy = false;
      if (!sent.ok) connection.close();
      return sent;
    },
    end: () => (busy ? connection.close() : connection.quit()),
  };
}

/**
 * Our own socket, so that it has no delay from its first byte (Nagle's algorithm against delayed ACKs costs each mail
 * two waits) and finds the host the way the rest of the computer does.
 */
function reach({ host, port, timeouts }: SessionOptions): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket({ host, port, noDelay: true, keepAlive: true });
    const timer = setTimeout(() => fail(timedOut(`${host}:${port} did not answer`)), timeouts.connect);
    function fail(error: Error & { code?: string }): void {
      clearTimeout(timer);
      socket.destroy();
      // With several addresses tried the message is empty and the reason sits in the code.
      reject(
        Object.assign(new Error(error.message || `${error.code}: ${host}:${port}`), { code: error.code }),
      );
    }
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.removeListener('error', fail);
      resolve(socket);
      // Until the next tick nobody listens, and an unheard 'error' would end the program.
      socket.on('error', () => {});
    });
  });
}

/** Rejects with the reason once the connection is gone. Without a listener an 'error' would end the program. */
function rejectAtEnd(connection: SMTPConnection): Promise<never> {
  const lost = new Promise<never>((_, reject) => {
    let reason: Error = new Error('The connection was closed');
    connection.on('error', (error: Error) => {
      reason = error;
    });
    // Later by a turn: a command waiting for the server learns of the end first, and knows more about it.
    connection.once('end', () => setImmediate(() => reject(reason)));
  });
  // A session at rest may end with nobody waiting.
  lost.catch(() => {});
  return lost;
}

async function sendOver(
  connection: SMTPConnection,
  lost: Promise<never>,
  mail: RawMail,
  patience: number,
): Promise<Sent> {
  let handedOn = false;
  const body = Readable.from([mail.raw], { objectMode: false });
  // Nodemailer reads the body after the server's 354 and writes the final dot when the body ends. It reports a loss
  // after that dot just as it reports never having connected, so this is the one way to tell them apart.
  body.once('end', () => {
    handedOn = true;
  });
  const replied = new Promise<string>((resolve, reject) => {
    // A copy each time: nodemailer keeps its notes in the object, an earlier refusal among them.
    connection.send({ ...mail.envelope }, body, (error, info) =>
      error !== null && error !== undefined ? reject(error) : resolve(info?.response ?? ''),
    );
  });
  try {
    const response = await within(patience, Promise.race([replied, lost]));
    return { ok: true, response };
  } catch (error) {
    return { ok: false, failure: asFailure(error), handedOn };
  }
}

export function asFailure(error: unknown): SmtpFailure {
  return error instanceof Error ? error : { message: String(error) };
}

function timedOut(message: string): Error {
  return Object.assign(new Error(message), { code: 'ETIMEDOUT' });
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timedOut(`No answer within ${Math.round(ms / 1000)} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

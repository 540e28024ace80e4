import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { certificate, TEST_AUTHORITY, type TestCertificate } from './certificates.ts';

/** What a client has just done. `EHLO` is HELO too, `dot` is the end of the message, `open` the connection itself. */
export type SmtpStep =
  | 'open'
  | 'EHLO'
  | 'STARTTLS'
  | 'AUTH'
  | 'MAIL'
  | 'RCPT'
  | 'DATA'
  | 'dot'
  | 'RSET'
  | 'QUIT';

/** A reply as it goes out (CRLF is added), or a fault. */
export type RawReply = string | { fault: 'drop' } | { fault: 'hang' };
export const drop: RawReply = { fault: 'drop' };
export const hang: RawReply = { fault: 'hang' };

/** Answers a step out of turn; undefined leaves the usual reply. `connection` counts from 1. */
export type RawScript = (step: SmtpStep, line: string, connection: number) => RawReply | undefined;

export type RawServer = {
  host: '127.0.0.1';
  port: number;
  privateCa: string;
  /** Every command line received, over all connections. */
  commands: string[];
  /** Every byte that came before or without encryption. */
  clear(): string;
  /** Every message received to its dot. */
  messages: string[];
  connections(): number;
  /** Cuts every connection, as a sleeping computer or a restarted server does. */
  cut(): void;
  close(): Promise<void>;
};

const USUAL: Readonly<Record<Exclude<SmtpStep, 'EHLO'>, string>> = {
  open: '220 raw.test ready',
  STARTTLS: '220 go ahead',
  AUTH: '235 2.7.0 welcome',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go on',
  dot: '250 2.0.0 queued as RAW1',
  RSET: '250 2.0.0 ok',
  QUIT: '221 2.0.0 bye',
};

/** A mail server that goes wrong exactly where a test says. */
export async function startRawServer(
  script: RawScript,
  options: {
    tls?: 'implicit' | 'starttls' | 'none';
    certificate?: TestCertificate;
    /** EHLO keywords; STARTTLS is added where it is offered. */
    extensions?: string[];
    /** Where a server that went down comes back; of the system's choice unless told. */
    port?: number;
  } = {},
): Promise<RawServer> {
  const tls = options.tls ?? 'implicit';
  const commands: string[] = [];
  const messages: string[] = [];
  const sockets = new Set<Socket>();
  let clear = '';
  let connections = 0;

  function ehlo(secure: boolean): string {
    const offered = [...(options.extensions ?? []), ...(tls === 'starttls' && !secure ? ['STARTTLS'] : [])];
    return ['raw.test', ...offered]
      .map((word, at) => `250${at < offered.length ? '-' : ' '}${word}`)
      .join('\r\n');
  }

  function converse(socket: Socket, connection: number, secure: boolean): void {
    let buffer = '';
    let inMessage = false;
    const answer = (step: SmtpStep, line: string): boolean => {
      const reply = script(step, line, connection) ?? (step === 'EHLO' ? ehlo(secure) : USUAL[step]);
      if (typeof reply === 'string') {
        socket.write(`${reply}\r\n`);
        return reply.startsWith('2') || reply.startsWith('3');
      }
      if (reply.fault === 'drop') socket.destroy();
      else buffer = '';
      return false;
    };
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      if (!secure) clear += chunk.toString('latin1');
      buffer += chunk.toString('latin1');
      for (;;) {
        // An empty message is its dot alone.
        if (inMessage && buffer.startsWith('.\r\n')) buffer = `\r\n${buffer}`;
        const end = buffer.indexOf(inMessage ? '\r\n.\r\n' : '\r\n');
        if (end < 0 || socket.destroyed) return;
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + (inMessage ? 5 : 2));
        if (inMessage) {
          inMessage = false;
          messages.push(line);
          answer('dot', '.');
          continue;
        }
        commands.push(line);
        const step = stepOf(line);
        const went = answer(step, line);
        inMessage = step === 'DATA' && went;
        if (step === 'STARTTLS' && went && tls === 'starttls') {
          socket.removeAllListeners('data');
          converse(encrypt(socket), connection, true);
          return;
        }
      }
    });
    if (!secure || tls === 'implicit') answer('open', '');
  }

  function encrypt(socket: Socket): TLSSocket {
    const encrypted = new TLSSocket(socket, {
      isServer: true,
      ...certificate(options.certificate ?? 'server'),
    });
    encrypted.on('error', () => {});
    return encrypted;
  }

  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    if (tls === 'implicit') converse(encrypt(socket), connections, true);
    else converse(socket, connections, false);
  });
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the raw server has no port');
  return {
    host: '127.0.0.1',
    port: address.port,
    privateCa: TEST_AUTHORITY,
    commands,
    messages,
    clear: () => clear,
    connections: () => connections,
    cut,
    close: () =>
      new Promise((resolve) => {
        cut();
        server.close(() => resolve());
      }),
  };
}

function stepOf(line: string): SmtpStep {
  const word = line.split(/[ :]/, 1)[0]?.toUpperCase() ?? '';
  if (word === 'HELO') return 'EHLO';
  const known: readonly SmtpStep[] = ['EHLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'RSET', 'QUIT'];
  return known.find((step) => step === word) ?? 'RSET';
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import nodemailer from 'nodemailer';
import type { MailMessage } from '../../electron/services.ts';

/** As many as the program keeps open (electron/mail/smtp-mailer.ts). */
export const CONNECTIONS = 3;
export const PASSWORD = 'bench-password';

export type Sink = { port: number; privateCa: string; stop(): void };

/** A mail server in a process of its own, which takes everything from user `office`. */
export async function startSink(): Promise<Sink> {
  const sink = fork(path.join(import.meta.dirname, 'smtp-sink.ts'), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (sink.stdout === null) throw new Error('the mail server says nothing');
  const [line] = await once(createInterface(sink.stdout), 'line');
  return { ...JSON.parse(line), stop: () => sink.disconnect() };
}

export type BareMailer = {
  send(to: string, mail: Pick<MailMessage, 'subject' | 'text' | 'html'>): Promise<unknown>;
  close(): void;
};

/** Nodemailer and nothing else: composes and sends over as many kept connections, on sockets without delay. */
export function bareMailer({ port, privateCa }: Sink): BareMailer {
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    requireTLS: true,
    auth: { user: 'office', pass: PASSWORD },
    tls: { ca: privateCa },
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: 1_000_000,
    getSocket: (_options: unknown, done: (error: Error | null, socket: { connection: Socket }) => void) => {
      const connection = connect({ host: '127.0.0.1', port, noDelay: true });
      connection.once('connect', () => done(null, { connection }));
    },
  });
  return {
    send: (to, { subject, text, html }) =>
      transport.sendMail({ from: 'helpdesk@office.test', to, subject, text, html }),
    close: () => transport.close(),
  };
}

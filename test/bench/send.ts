import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import nodemailer from 'nodemailer';
import { openTestOffice } from '../support/test-office.ts';
import { percentile, perSecond, perSecondText, type Row } from './measure.ts';

const WIDTH = 8;
const CONNECTIONS = 4;
const ROUNDS = 3;
const PER_ROUND = 150;

/**
 * `resets.send` until the server's 250 is written down (token, sealed mail, reset, log line), against nodemailer
 * alone composing and sending a mail of the same text to the same server over as many connections without delay.
 */
export async function benchSend(): Promise<Row[]> {
  const sink = fork(path.join(import.meta.dirname, 'smtp-sink.ts'), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (sink.stdout === null) throw new Error('the mail server says nothing');
  const [line] = await once(createInterface(sink.stdout), 'line');
  const { port, privateCa }: { port: number; privateCa: string } = JSON.parse(line);

  const app = await openTestOffice({ sendWait: 30_000 });
  await app.given.office();
  const { tokens } = await app.call('settings.get', {});
  await app.call('settings.saveTokens', { ...tokens, perOperatorHour: 10_000, perOfficeHour: 100_000 });
  const users: string[] = [];
  for (let i = 0; i < ROUNDS * PER_ROUND; i += 1) {
    users.push(
      await app.given.user({ email: `bench${i}@office.test`, login: `bench${i}`, staffNumber: `B${i}` }),
    );
  }
  const first = await app.call('resets.send', { userId: users[0] ?? '' });
  await app.settled(first.mail.id);
  const text = await app.given.mailTo('bench0@office.test');
  await app.call('settings.saveMail', {
    way: 'smtp',
    smtp: {
      host: '127.0.0.1',
      port,
      security: 'starttls',
      user: 'office',
      password: 'bench-password',
      fromName: 'Bench',
      fromAddress: 'helpdesk@office.test',
      privateCa,
    },
  });

  const bareMailer = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    requireTLS: true,
    auth: { user: 'office', pass: 'bench-password' },
    tls: { ca: privateCa },
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: 10_000,
    getSocket: (_options: unknown, done: (error: Error | null, socket: { connection: Socket }) => void) => {
      const connection = connect({ host: '127.0.0.1', port, noDelay: true });
      connection.once('connect', () => done(null, { connection }));
    },
  });
  const html = `<!doctype html><html lang="ko"><body>${text.replaceAll('\n', '<br>')}</body></html>`;
  const sendBare = (to: string) =>
    bareMailer.sendMail({ from: 'helpdesk@office.test', to, subject: '비밀번호 재설정', text, html });
  await sendBare('warm@office.test');

  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const part = users.slice(round * PER_ROUND, (round + 1) * PER_ROUND);
    const send = async (userId: string) => {
      const { mail } = await app.call('resets.send', { userId });
      if (mail.state !== 'handed-over') throw new Error(`the mail is ${mail.state}: ${mail.answer}`);
    };
    ours.push(await perSecond(part, WIDTH, send));
    bare.push(await perSecond(part, WIDTH, (userId) => sendBare(`${userId}@office.test`)));
  }
  bareMailer.close();
  await app.end();
  sink.disconnect();
  const [mine, limit] = [percentile(ours, 0.5), percentile(bare, 0.5)];
  return [
    {
      metric: `resets.send to the server's 250, ${WIDTH} at once`,
      ours: perSecondText(mine),
      against: `bare nodemailer, no-delay socket, ${CONNECTIONS} connections`,
      peer: perSecondText(limit),
      ratio: mine / limit,
      better: 'more',
    },
  ];
}

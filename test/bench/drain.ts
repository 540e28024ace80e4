import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import nodemailer from 'nodemailer';
import { openMail } from '../../electron/mail/queue.ts';
import { newOfficeKey } from '../../electron/security/office-secrets.ts';
import { testVault } from '../support/test-outside.ts';
import { makeMailingOffice, openOfficeServices, queueResets } from '../support/waiting-mails.ts';
import { msText, percentile, perSecond, perSecondText, type Row } from './measure.ts';

const CONNECTIONS = Number(process.env.CONN ?? 3);
const ROUNDS = Number(process.env.ROUNDS ?? 4);
const MAILS = Number(process.env.MAILS ?? 10000);
const PER_ROUND = MAILS / ROUNDS;

/** Every waiting mail to the server's 250 and all of it written down, against nodemailer alone on as many connections. */
export async function benchDrain(): Promise<Row[]> {
  const sink = fork(path.join(import.meta.dirname, 'smtp-sink.ts'), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (sink.stdout === null) throw new Error('the mail server says nothing');
  const [line] = await once(createInterface(sink.stdout), 'line');
  const { port, privateCa }: { port: number; privateCa: string } = JSON.parse(line);
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-bench-'));
  const office = await openOfficeServices(folder, testVault());
  const { services } = office;
  await makeMailingOffice(office, newOfficeKey(), { port, privateCa, password: 'bench-password' });

  const bareMailer = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    requireTLS: true,
    auth: { user: 'office', pass: 'bench-password' },
    tls: { ca: privateCa },
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: 100_000,
    getSocket: (_options: unknown, done: (error: Error | null, socket: { connection: Socket }) => void) => {
      const connection = connect({ host: '127.0.0.1', port, noDelay: true });
      connection.once('connect', () => done(null, { connection }));
    },
  });

  const ours: number[] = [];
  const bare: number[] = [];
  const delays: number[] = [];
  await queueResets(services, 'warm', 1);
  const { sealed } = await services.db.read.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
  const message = openMail(services.secrets, 'warm-0', sealed ?? new Uint8Array());
  const sendBare = (to: string) =>
    bareMailer.sendMail({
      from: message.from,
      to,
      subject: message.subject,
      text: message.text,
      html: message.html,
    });
  await sendBare('warm@office.test');
  services.outbox.wake();
  await services.outbox.idle();
  for (let round = 0; round < ROUNDS; round += 1) {
    await queueResets(services, `round${round}`, PER_ROUND);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const begin = performance.now();
    services.outbox.wake();
    await services.outbox.idle();
    ours.push(PER_ROUND / ((performance.now() - begin) / 1000));
    delay.disable();
    delays.push(delay.percentile(99) / 1e6 - 1);
    const states = await services.db.read
      .selectFrom('outbox')
      .select(({ fn }) => ['state', fn.countAll<number>().as('n')])
      .groupBy('state')
      .execute();
    if (states.length !== 1 || states[0]?.state !== 'handed-over') throw new Error(JSON.stringify(states));
    const people = Array.from({ length: PER_ROUND }, (_, n) => `user${n}@office.test`);
    bare.push(await perSecond(people, CONNECTIONS * 2, sendBare));
    if (process.env.V) console.error(ours.at(-1), bare.at(-1), delays.at(-1));
  }
  bareMailer.close();
  await office.end();
  sink.disconnect();
  rmSync(folder, { recursive: true, force: true });
  const [mine, limit] = [percentile(ours, 0.5), percentile(bare, 0.5)];
  return [
    {
      metric: `${ROUNDS * PER_ROUND} waiting reset mails to the server's 250, written down`,
      ours: perSecondText(mine),
      against: `bare nodemailer, no-delay socket, ${CONNECTIONS} connections`,
      peer: perSecondText(limit),
      ratio: mine / limit,
      better: 'more',
    },
    {
      metric: 'event-loop delay p99 meanwhile',
      ours: msText(percentile(delays, 0.5)),
      against: 'a frame',
      peer: msText(16),
      ratio: percentile(delays, 0.5) / 16,
      better: 'less',
    },
  ];
}

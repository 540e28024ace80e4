import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openMail } from '../../electron/mail/queue.ts';
import { newOfficeKey } from '../../electron/security/office-secrets.ts';
import type { MailMessage, Services } from '../../electron/services.ts';
import { findOutboxRecord } from '../../electron/store/outbox.ts';
import { testVault } from '../support/test-outside.ts';
import { makeMailingOffice, openOfficeServices, queueResets } from '../support/waiting-mails.ts';
import { bareMailer, CONNECTIONS, PASSWORD, startSink } from './mail-peer.ts';
import { beside, median, msText, perSecond, perSecondText, type Row, timed } from './measure.ts';

const MAILS = 10_000;
const ROUNDS = 10;
const PER_ROUND = MAILS / ROUNDS;
const RESOLUTION = 1;
/** One frame of the window, ms. */
const FRAME = 16;

/**
 * Waiting reset mails to the server's 250 and all of it written down (composed, sealed, leases, states, resets, log), against
 * nodemailer alone with the same texts, turn by turn.
 */
export async function benchDrain(): Promise<Row[]> {
  const sink = await startSink();
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-bench-'));
  const office = await openOfficeServices(folder, testVault());
  const { services } = office;
  await makeMailingOffice(office, newOfficeKey(), { ...sink, password: PASSWORD });
  const bare = bareMailer(sink);
  const mail = await warmUp(services);
  await bare.send('warm@office.test', mail);

  const ours: number[] = [];
  const theirs: number[] = [];
  const delays: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await queueResets(services, `round${round}`, PER_ROUND);
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
    delay.enable();
    const taken = await timed(async () => {
      services.outbox.wake();
      await services.outbox.idle();
    });
    delay.disable();
    delays.push(delay.percentile(99) / 1e6 - RESOLUTION);
    ours.push(PER_ROUND / (taken / 1000));
    const people = Array.from({ length: PER_ROUND }, (_, n) => `person${n}@office.test`);
    theirs.push(await perSecond(people, 2 * CONNECTIONS, (to) => bare.send(to, mail)));
  }
  const unsent = await services.db.read
    .selectFrom('outbox')
    .select('id')
    .where('state', '<>', 'handed-over')
    .execute();
  if (unsent.length > 0) throw new Error(`${unsent.length} mails were not handed over`);
  bare.close();
  await office.end();
  sink.stop();
  rmSync(folder, { recursive: true, force: true });

  const both = beside(ours, theirs);
  const late = median(delays);
  return [
    {
      metric: `${MAILS} waiting reset mails, each written down before and after`,
      ours: perSecondText(both.ours),
      against: `bare nodemailer, no-delay socket, ${CONNECTIONS} connections`,
      peer: perSecondText(both.theirs),
      ratio: both.ratio,
      better: 'more',
      target: 0.8,
    },
    {
      metric: 'event-loop delay p99 meanwhile, above the timer',
      ours: msText(late),
      against: 'one frame',
      peer: msText(FRAME),
      ratio: late / FRAME,
      better: 'less',
      target: 1,
    },
  ];
}

/** Connections are open, code is warm. @returns the mail that was sent, for the peer to send as well */
async function warmUp(services: Services): Promise<MailMessage> {
  await queueResets(services, 'warm', 20);
  const row = await findOutboxRecord(services.db.read, 'warm-0');
  const mail = openMail(services.secrets, 'warm-0', row?.sealed ?? new Uint8Array());
  services.outbox.wake();
  await services.outbox.idle();
  return mail;
}

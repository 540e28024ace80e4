import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { newOfficeKey } from '../../electron/security/office-secrets.ts';
import { retryMail } from '../../electron/store/outbox.ts';
import { startChild } from './child.ts';
import { sharedVault } from './shared-vault.ts';
import { startSmtpServer } from './smtp-server.ts';
import { makeMailingOffice, openOfficeServices, queueResets } from './waiting-mails.ts';

/** What a mail server has and what the office says of it, after many kills. */
export type KillReport = {
  kills: number;
  mails: number;
  /** Neither sent, nor said to be unknown, nor still waiting. */
  lost: string[];
  /** Said to be handed over, and the server has none. */
  claimed: string[];
  /** Came twice though nobody asked for it. */
  doubled: string[];
  /** Said to be unknown: an operator decides. */
  unknown: number;
  mostUnknownAtOnce: number;
  /** After the operator has sent the unknown ones again: not there, or twice without ever having been unknown. */
  missingAfterRetry: string[];
  doubledAfterRetry: string[];
};

/** The moments of a mail at which the sender dies: before the server's answer, right behind it, or a little later. */
const MOMENTS = ['before-answer', 'after-answer', 'later'] as const;

/** An office with so many waiting resets, whose sending process is killed so many times while mails are going out. */
export async function killWhileSending(mails: number, kills: number): Promise<KillReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-killed-outbox-'));
  const vaultKey = randomBytes(32).toString('hex');
  const received: string[] = [];
  let onMail = async () => {};
  const server = await startSmtpServer({
    tls: 'starttls',
    user: 'office',
    password: 'pass-word',
    onData: async ({ raw }) => {
      received.push(/^Message-ID: <(.*)@/m.exec(raw.toString('latin1'))?.[1] ?? 'none');
      await onMail();
    },
  });
  try {
    const office = await openOfficeServices(folder, sharedVault(vaultKey));
    await makeMailingOffice(office, newOfficeKey(), { ...server, password: 'pass-word' });
    await queueResets(office.services, 'mail', mails);
    await office.end();

    let mostUnknownAtOnce = 0;
    let before = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const left = Math.floor((mails - received.length) / (kills - kill + 1));
      const target = received.length + 1 + Math.floor(Math.random() * Math.max(1, 2 * left - 1));
      const child = startChild('sending-child.ts', [folder, vaultKey]);
      const moment = MOMENTS[kill % MOMENTS.length];
      onMail = async () => {
        if (received.length < target) return;
        const die = () => child.process.kill('SIGKILL');
        if (moment === 'before-answer') die();
        else if (moment === 'after-answer') setImmediate(die);
        else setTimeout(die, Math.random() * 8);
      };
      await child.ended;
      onMail = async () => {};
      // The next start finds out what this one left; the last does for all.
      const unknown = statesIn(folder).unknown.length + statesIn(folder).sending.length;
      mostUnknownAtOnce = Math.max(mostUnknownAtOnce, unknown - before);
      before = unknown;
    }
    const last = startChild('sending-child.ts', [folder, vaultKey]);
    await last.ended;
    return await reportOn(folder, vaultKey, received, { kills, mails, mostUnknownAtOnce });
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function reportOn(
  folder: string,
  vaultKey: string,
  received: readonly string[],
  facts: Pick<KillReport, 'kills' | 'mails' | 'mostUnknownAtOnce'>,
): Promise<KillReport> {
  const states = statesIn(folder);
  const times = countIn(received);
  const ids = Array.from({ length: facts.mails }, (_, n) => `mail-${n}`);
  const told = new Set([...states['handed-over'], ...states.unknown]);
  const report = {
    ...facts,
    lost: ids.filter((id) => !told.has(id)),
    claimed: states['handed-over'].filter((id) => !times.has(id)),
    doubled: ids.filter((id) => (times.get(id) ?? 0) > 1),
    unknown: states.unknown.length,
  };

  const office = await openOfficeServices(folder, sharedVault(vaultKey));
  const now = office.services.time.now();
  await office.services.db.write(async (tx) => {
    for (const id of states.unknown) await retryMail(tx, id, now);
  });
  office.services.outbox.wake();
  await office.services.outbox.idle();
  await office.end();
  const after = countIn(received);
  return {
    ...report,
    missingAfterRetry: ids.filter((id) => !after.has(id)),
    doubledAfterRetry: ids.filter((id) => (after.get(id) ?? 0) > 1 && !states.unknown.includes(id)),
  };
}

function countIn(received: readonly string[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const id of received) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}

function statesIn(folder: string): Record<'handed-over' | 'unknown' | 'sending' | 'queued', string[]> {
  const sqlite = new SqliteDatabase(path.join(folder, 'office.db'));
  try {
    if (sqlite.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('the office is damaged');
    const idsIn = (state: string) =>
      sqlite.prepare<[string], string>('SELECT id FROM outbox WHERE state = ?').pluck().all(state);
    return {
      'handed-over': idsIn('handed-over'),
      unknown: idsIn('unknown'),
      sending: idsIn('sending'),
      queued: idsIn('queued'),
    };
  } finally {
    sqlite.close();
  }
}

import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Channel } from '../../shared/channels.ts';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import { type Gate, openGate } from '../support/gate.ts';
import { ADMIN } from '../support/test-office.ts';

const UNLIMITED = 1_073_741_823;

async function ask<C extends Channel>(gate: Gate, channel: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const reply = await gate.call(channel, input, {}, channel === 'setup.createOffice' ? 'first-run' : 'open');
  if (!reply.ok) throw new Error(`${channel}: ${reply.error.code}`);
  return reply.value as OutputOf<C>;
}

async function practiceOffice(): Promise<Gate> {
  const gate = await openGate();
  await gate.services.db.write((tx) => sql`delete from users`.execute(tx));
  await ask(gate, 'setup.createOffice', {
    officeName: '한빛 병원',
    contact: '119',
    language: 'ko',
    admin: { ...ADMIN, login: 'founder' },
  });
  await ask(gate, 'practice.start', {});
  return gate;
}

/** No more pages than there are, or as many as one likes: SQLite answers as on a real full disk. */
async function limitDisk({ services }: Gate, to: 'what there is' | 'nothing'): Promise<void> {
  await services.db.write(async (tx) => {
    const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(tx);
    const pages = to === 'nothing' ? UNLIMITED : (rows[0]?.page_count ?? 0);
    await sql.raw(`PRAGMA max_page_count = ${pages}`).execute(tx);
  });
}

const count = async ({ services }: Gate, table: string, where: string) => {
  const { rows } = await sql
    .raw<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`)
    .execute(services.db.read);
  return rows[0]?.n ?? 0;
};

test('when its line cannot be written a reset is refused, and nothing of it is there', async () => {
  const gate = await practiceOffice();
  const { users } = await ask(gate, 'users.search', { query: '', limit: 200 });
  await limitDisk(gate, 'what there is');
  let refusedFor: string | null = null;
  for (const { id } of users) {
    const reply = await gate.call('resets.send', { userId: id });
    if (reply.ok) continue;
    expect(reply.error.code).toBe('disk-full');
    refusedFor = id;
    break;
  }
  expect(refusedFor).not.toBeNull();
  for (const [table, where] of [
    ['resets', `user_id = '${refusedFor}'`],
    ['outbox', `user_id = '${refusedFor}'`],
    ['activity', `user_id = '${refusedFor}' AND outcome = 'done'`],
  ] as const) {
    expect(await count(gate, table, where), table).toBe(0);
  }
  const issued = await count(gate, 'activity', "action = 'reset-issued'");
  expect(await count(gate, 'resets', '1')).toBe(issued);
  expect(await count(gate, 'outbox', "kind = 'reset'")).toBe(issued);

  await limitDisk(gate, 'nothing');
  await ask(gate, 'resets.send', { userId: refusedFor ?? '' });
  expect(await ask(gate, 'activity.verify', {})).toMatchObject({ problems: [] });
});

test('a full disk keeps nobody from verifying, and no export or checkpoint says it is done', async () => {
  const gate = await practiceOffice();
  await limitDisk(gate, 'what there is');
  let full = false;
  while (!full) {
    const before = await count(gate, 'activity', '1');
    expect(await ask(gate, 'activity.verify', {})).toMatchObject({ problems: [] });
    full = (await count(gate, 'activity', '1')) === before;
  }
  gate.services.dialogs = { ...gate.services.dialogs, saveFile: async () => '/nowhere/log.csv' };
  gate.services.session.prove();
  expect(await gate.call('activity.export', { format: 'csv', reason: '감사 자료' })).toMatchObject({
    error: { code: 'disk-full' },
  });
  const made = await gate.call('evidence.makeCheckpoint', {});
  expect(await count(gate, 'checkpoints', '1')).toBe(made.ok ? 1 : 0);
});

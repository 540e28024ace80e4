import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Channel } from '../../shared/channels.ts';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import { START } from '../support/bulk.ts';
import { type Gate, openGate } from '../support/gate.ts';
import { ADMIN } from '../support/test-office.ts';
import { until } from '../support/until.ts';

const UNLIMITED = 1_073_741_823;

async function ask<C extends Channel>(gate: Gate, channel: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const reply = await gate.call(channel, input, {}, channel === 'setup.createOffice' ? 'first-run' : 'open');
  if (!reply.ok) throw new Error(`${channel}: ${reply.error.code}`);
  return reply.value as OutputOf<C>;
}

const run = ({ services }: Gate, ...statements: string[]) =>
  services.db.write(async (tx) => {
    for (const statement of statements) await sql.raw(statement).execute(tx);
  });

test('a full disk leaves nobody out: the batch waits a minute, and goes on when there is room', async () => {
  const gate = await openGate();
  await run(gate, 'DELETE FROM users');
  const admin = { ...ADMIN, login: 'founder' };
  const office = { officeName: '한빛 병원', contact: '119', language: 'ko' as const };
  await ask(gate, 'setup.createOffice', { ...office, admin });
  await ask(gate, 'practice.start', {});
  const { users } = await ask(gate, 'users.search', { query: '', limit: 200 });
  const userIds = users.slice(0, 3).map(({ id }) => id);
  const { bulkId } = await ask(gate, 'bulk.gather', { from: 'selection', userIds });
  const { counts } = await ask(gate, 'bulk.get', { bulkId });
  // A reset needs more room than there is, and nothing else does.
  const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(gate.services.db.read);
  await run(
    gate,
    'CREATE TABLE ballast (bytes BLOB)',
    `CREATE TRIGGER heavy AFTER INSERT ON resets BEGIN INSERT INTO ballast VALUES (zeroblob(4000000)); END`,
    `PRAGMA max_page_count = ${(rows[0]?.page_count ?? 0) + 200}`,
  );
  await ask(gate, 'bulk.start', { bulkId, ...START });
  await until(() => gate.logLines.some((line) => line.includes('a bulk reset could not go on')));
  expect((await ask(gate, 'bulk.get', { bulkId })).counts).toEqual(counts);

  await run(gate, `PRAGMA max_page_count = ${UNLIMITED}`, 'DROP TRIGGER heavy');
  gate.clock.advance(60_000);
  await until(async () => {
    gate.clock.advance(100);
    return (await ask(gate, 'bulk.get', { bulkId })).bulk.state === 'finished';
  });
  expect((await ask(gate, 'bulk.get', { bulkId })).counts).toEqual([
    { progress: expect.stringMatching(/handed-over|queued/), code: null, members: 3 },
  ]);
});

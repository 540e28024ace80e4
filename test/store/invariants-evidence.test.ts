import { expect, test } from 'vitest';
import { bareStore } from '../support/bare-store.ts';
import { NOW } from '../support/office-folder.ts';

const CHECKPOINT = `INSERT INTO checkpoints (entries, at, hash, signature, reason)
  VALUES (?, ${NOW}, zeroblob(32), zeroblob(64), 'daily')`;
const COPY = 'INSERT INTO checkpoint_copies (checkpoint, place, mail_id, done_at, tried_at, problem) VALUES';

test('a checkpoint is kept as it was signed', async () => {
  const { run } = await bareStore();
  run(CHECKPOINT, 5);
  expect(() => run('UPDATE checkpoints SET entries = 4')).toThrow(/kept as they are/);
  expect(() => run('DELETE FROM checkpoints')).toThrow(/kept as they are/);
  expect(() => run(CHECKPOINT, 0)).toThrow(/CHECK/);
  expect(() =>
    run(
      "INSERT INTO checkpoints (entries, at, hash, signature, reason) VALUES (1, 1, x'00', zeroblob(64), 'daily')",
    ),
  ).toThrow(/CHECK/);
});

test('a copy is of a checkpoint, goes to a known place, and is not both done and in trouble', async () => {
  const { run } = await bareStore();
  run(CHECKPOINT, 5);
  run(`${COPY} (1, 'folder', NULL, NULL, NULL, NULL)`);
  expect(() => run(`${COPY} (1, 'folder', NULL, NULL, NULL, NULL)`)).toThrow(/UNIQUE/);
  expect(() => run(`${COPY} (2, 'folder', NULL, NULL, NULL, NULL)`)).toThrow(/FOREIGN KEY/);
  expect(() => run(`${COPY} (1, 'paper', NULL, NULL, NULL, NULL)`)).toThrow(/CHECK/);
  expect(() => run(`${COPY} (1, 'mail', NULL, NULL, NULL, NULL)`)).toThrow(/CHECK/);
  expect(() => run(`${COPY} (1, 'system-log', NULL, 5, 5, 'system-log-refused')`)).toThrow(/CHECK/);
  expect(() => run(`${COPY} (1, 'system-log', NULL, NULL, NULL, 'system-log-refused')`)).toThrow(/CHECK/);
});

test('a month is signed off once, by an operator that there is', async () => {
  const { run } = await bareStore();
  const sign = (month: string, operator = 'admin') =>
    run(`INSERT INTO reviews VALUES ('${month}', ${NOW}, '${operator}', '세라', 0, '[]')`);
  sign('2026-10');
  expect(() => sign('2026-10')).toThrow(/UNIQUE/);
  expect(() => sign('October')).toThrow(/CHECK/);
  expect(() => sign('2026-09', 'nobody')).toThrow(/FOREIGN KEY/);
});

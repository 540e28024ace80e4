import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { CONTROL_BYTES, createTurns, ORDER, PLACE } from '../../electron/store/import-turns.ts';
import { temporaryFolder } from '../support/office-folder.ts';

test('it says that it rests once others see all that it has written, and for no longer than it rests', () => {
  const file = path.join(temporaryFolder(), 'office.db');
  const sqlite = new SqliteDatabase(file);
  sqlite.pragma('journal_mode = WAL');
  sqlite.exec('CREATE TABLE people (name TEXT)');
  const other = new SqliteDatabase(file, { readonly: true });
  const control = new Int32Array(new SharedArrayBuffer(CONTROL_BYTES));
  const seen: unknown[] = [];
  const turns = createTurns(
    sqlite,
    control,
    (what) => {
      if (what === 'turn') Atomics.store(control, PLACE.turn, 1);
      if (what !== 'resting') return;
      seen.push({
        rests: Atomics.load(control, PLACE.resting),
        people: other.prepare('SELECT count(*) FROM people').pluck().get(),
      });
      // So that it need not wait here.
      Atomics.store(control, PLACE.order, ORDER.go);
    },
    {
      obeyed: ['pause'],
      turnRows: 100,
      beforeCommit: () => sqlite.exec("INSERT INTO people VALUES ('last')"),
    },
  );
  turns.step(1);
  sqlite.exec("INSERT INTO people VALUES ('first')");
  Atomics.store(control, PLACE.order, ORDER.pause);
  expect(seen).toEqual([]);
  turns.step(1);
  expect(seen).toEqual([{ rests: 1, people: 2 }]);
  expect(Atomics.load(control, PLACE.resting)).toBe(0);
  turns.rollBack();
  sqlite.close();
  other.close();
});

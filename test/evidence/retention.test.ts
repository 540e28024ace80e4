import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { trimLog } from '../../electron/use-cases/trim-log.ts';
import { runVerifier } from '../support/fill-log.ts';
import { type LoggedOffice, loggedOffice } from '../support/logged-office.ts';
import { NOW } from '../support/office-folder.ts';

const DAY = 24 * 3_600_000;
const YEAR = 365 * DAY;
/** One entry a day, the newest a day ago. */
const office = (days: number) => loggedOffice(days, { startAt: NOW - (days + 1) * DAY, step: DAY });

const numbers = (made: LoggedOffice) => made.rows().map(({ seq }) => seq);
const trimmed = (made: LoggedOffice) =>
  made
    .rows()
    .filter(({ action }) => action === 'log-trimmed')
    .map(({ details }) => JSON.parse(details));
/** The retention's work of so many days, one after the other. */
async function days(made: LoggedOffice, count: number): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    await trimLog(made.gate.services);
    made.gate.clock.set(made.gate.clock.now() + DAY);
  }
}

test('what is older than a year goes, a month at a time; nothing younger goes, and the log verifies at each step', async () => {
  const made = await office(420);
  await made.checkpoint();
  await trimLog(made.gate.services);
  // 420 days back to 389: the oldest month of those that are older than a year.
  expect(trimmed(made)).toMatchObject([{ entries: 31, upTo: 31 }]);
  expect(numbers(made)[0]).toBe(32);
  expect((await made.verify()).problems).toEqual([]);
  await days(made, 5);
  // Entry n is n - 421 days old at first; the last time the retention worked was four days later.
  expect(numbers(made)[0]).toBe(421 - 365 + 4);
  expect(await made.verify()).toMatchObject({ problems: [], from: 60, to: numbers(made).at(-2) });

  const file = await made.export();
  expect(runVerifier(file)).toMatchObject({ code: 0 });
  const head = JSON.parse(`${readFileSync(file, 'utf8').split('\n')[0]?.slice(0, -1)}}`);
  expect(head.anchor.seq).toBe(59);
});

test('only what a checkpoint covers goes', async () => {
  const made = await office(400);
  await days(made, 3);
  expect(numbers(made)).toHaveLength(400);
});

test('a year set on the clock costs a month at most, and a clock that is behind costs nothing', async () => {
  const made = await office(100);
  await made.checkpoint();
  const { clock, services } = made.gate;
  clock.set(NOW + 2 * YEAR);
  await trimLog(services);
  await trimLog(services);
  expect(trimmed(made)).toMatchObject([{ entries: 31 }]);
  clock.set(NOW);
  clock.advance(0);
  expect(services.time.behind()).not.toBeNull();
  await days(made, 3);
  expect(trimmed(made)).toHaveLength(1);
});

test('entries that do not fit are kept, whatever their age: they are evidence', async () => {
  const made = await office(420);
  await made.checkpoint();
  made.sqlite.exec("UPDATE activity SET host = 'else' WHERE seq = 10");
  await days(made, 3);
  expect(trimmed(made)).toEqual([]);
  expect(made.gate.services.evidence.doubt).toEqual({ kind: 'edited', from: 10, to: 10 });
  expect(runVerifier(await made.export()).code).toBe(1);
});

test('cut short in the middle, nothing has happened: neither the anchor, nor the entries, nor the line', async () => {
  const made = await office(420);
  await made.checkpoint();
  made.sqlite.exec(`CREATE TRIGGER cut_short BEFORE INSERT ON activity WHEN NEW.action = 'log-trimmed'
    BEGIN SELECT RAISE(ABORT, 'cut short'); END`);
  await expect(trimLog(made.gate.services)).rejects.toThrow('cut short');
  expect(numbers(made)).toHaveLength(420);
  expect(made.sqlite.prepare('SELECT count(*) FROM activity_anchor').pluck().get()).toBe(0);
  expect((await made.verify()).problems).toEqual([]);
  made.sqlite.exec('DROP TRIGGER cut_short');
  await trimLog(made.gate.services);
  expect(trimmed(made)).toHaveLength(1);
});

test('an anchor that somebody moved further, or took away, is found by both', async () => {
  const made = await office(420);
  await made.checkpoint();
  await trimLog(made.gate.services);
  made.sqlite.exec(`
    UPDATE activity_anchor SET (up_to_seq, hash, mac) = (SELECT seq, hash, mac FROM activity WHERE seq = 50);
    DELETE FROM activity WHERE seq <= 50`);
  expect((await made.verify()).problems).toMatchObject([{ kind: 'anchor-wrong' }]);
  expect(runVerifier(await made.export()).output).toContain('where the retention did not cut it');
  made.sqlite.exec('DELETE FROM activity_anchor');
  expect((await made.verify()).problems.map(({ kind }) => kind)).toContain('missing');
  expect(runVerifier(await made.export()).code).toBe(1);
});

test('two years of retention keep two years', async () => {
  const made = await office(420);
  await made.checkpoint();
  const { services, call } = made.gate;
  services.session.begin('the-admin');
  services.session.prove();
  const fields = { ownerEmail: null, folder: 'keep', systemLog: false, everyEntries: 100, retentionYears: 2 };
  expect(await call('settings.saveEvidence', fields)).toEqual({ ok: true, value: {} });
  await days(made, 3);
  expect(trimmed(made)).toEqual([]);
  expect(await call('settings.saveEvidence', { ...fields, retentionYears: 4 })).toMatchObject({
    error: { code: 'invalid-input' },
  });
});

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CsvChoice } from '../../shared/csv.ts';
import type { Reply } from '../../shared/errors.ts';
import type { TestApp } from './test-office.ts';
import { until } from './until.ts';

const SURNAMES = [...'김이박최정'];

/** So many people, all of them new to every office of the tests. */
export function manyRows(count: number): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const name = i % 4 === 0 ? `Jane Doe${i}` : `${SURNAMES[i % 5]}가람${i}`;
    return `${name},many.${i},many.${i}@import.test,010-2${String(i).padStart(7, '0').slice(0, 3)}-${String(i % 10_000).padStart(4, '0')},M${i},${i % 3 === 0 ? '총무팀' : '영업팀'},ko`;
  });
  return ['이름,아이디,이메일,전화,사번,부서,언어', ...rows, ''].join('\n');
}

/** Picks a file and looks at it, as the screen does. */
export async function choose(
  app: TestApp,
  content: string | Uint8Array,
  name = '직원.csv',
): Promise<{ choice: CsvChoice; path: string }> {
  const file = path.join(app.dataFolder, name);
  writeFileSync(file, content);
  return { choice: await chooseFile(app, file), path: file };
}

export async function chooseFile(app: TestApp, file: string): Promise<CsvChoice> {
  app.dialogs.answer = file;
  const picked = await app.call('directory.pickFile', {});
  if (picked.file === null) throw new Error('nothing was picked');
  const { handle } = picked.file;
  const { encoding, delimiter, hasHeader, mapping } = await app.call('directory.preview', { handle });
  return { handle, encoding, delimiter, hasHeader, mapping };
}

/**
 * Begins an import and makes it rest as soon as main hears that it is under way in a piece of work of `total` rows.
 *
 * @returns the reply it gets in the end
 */
export async function pausedAt(
  app: TestApp,
  choice: CsvChoice,
  total: number,
): Promise<Promise<Reply<unknown>>[]> {
  let asked: Promise<unknown> | null = null;
  const stop = app.app.on(({ event, payload }) => {
    if (event !== 'progress' || payload.work !== 'import' || payload.total !== total || payload.done === 0)
      return;
    asked ??= app.call('directory.steer', { order: 'pause' });
  });
  const ended = app.app.call('directory.import', { ...choice, skipBad: true });
  await until(async () => {
    const state = await app.call('directory.importState', {});
    return state.kind === 'running' && state.motion === 'paused';
  }, 'the pause');
  await asked;
  stop();
  // In an array: a promise that is returned from an async function is waited for.
  return [ended];
}

/** Everything that an import may write, as it lies on disk; the numbers of the index's own pieces aside. */
export function traces(app: TestApp): Record<string, unknown> {
  return {
    users: app.rows('SELECT * FROM users ORDER BY number'),
    counts: app.rows('SELECT * FROM search_terms ORDER BY term'),
    pending: app.rows('SELECT * FROM search_pending'),
    log: app.rows(
      "SELECT seq, action FROM activity WHERE action IN ('users-imported', 'user-added', 'user-changed') ORDER BY seq",
    ),
    mails: app.rows('SELECT id FROM outbox'),
    run: app.rows('SELECT * FROM import_run'),
    ranges: app.rows('SELECT * FROM import_ranges'),
    changes: app.rows('SELECT * FROM import_changes'),
  };
}

import { setImmediate as turn } from 'node:timers/promises';
import type { UseCase } from './use-case.ts';
import { judgeRows, readUserFile } from './user-file.ts';

/** What the screen lists; `badCount` counts them all. */
const LISTED = 200;

/**
 * What `directory.import` would do to the office as it stands; writes nothing.
 *
 * @throws AppError as `readUserFile`
 */
export const dryRunImport: UseCase<'directory.dryRun'> = async (services, _operator, choice) => {
  const rows = await readUserFile(services, choice);
  const judged = await judgeRows(services.db.read, rows, choice, async (done) => {
    services.emit('progress', { work: 'dry-run', done, total: rows.length });
    await turn();
  });
  const count = (verdict: (typeof judged)[number]['verdict']) =>
    judged.reduce((sum, row) => sum + (row.verdict === verdict ? 1 : 0), 0);
  const bad = judged.filter((row) => row.verdict === 'bad');
  return {
    total: judged.length,
    added: count('added'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    badCount: bad.length,
    bad: bad.slice(0, LISTED).map(({ line, problem, value }) => ({ line, problem, value })),
    addressChanges: judged.filter((row) => row.verdict === 'updated' && row.addressChanged).length,
  };
};

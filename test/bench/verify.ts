import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { systemClock } from '../../electron/adapters/system-clock.ts';
import { parseConfig } from '../../electron/config.ts';
import { createLog } from '../../electron/log.ts';
import { openServices } from '../../electron/open-services.ts';
import { newOfficeKey } from '../../electron/security/office-secrets.ts';
import type { Operator } from '../../electron/services.ts';
import { chainHead } from '../../electron/store/activity-chain.ts';
import { openOffice } from '../../electron/store/open-office.ts';
import { insertOperator } from '../../electron/store/operators.ts';
import { exportActivity } from '../../electron/use-cases/export-activity.ts';
import { verifyLog } from '../../electron/use-cases/verify-log.ts';
import { fillLog, runVerifier } from '../support/fill-log.ts';
import { quietOutside } from '../support/test-outside.ts';
import { msText, type Row, timed } from './measure.ts';

const ENTRIES = 100_000;
/** What the product promises for so many entries, ms. */
const LIMIT = 5000;

const AUDITOR: Operator = {
  id: 'auditor',
  login: 'auditor',
  name: 'Auditor',
  email: 'auditor@office.test',
  role: 'admin',
  departments: null,
};

/** Verifying a long log: the program with every witness it has, and the independent verifier on its export. */
export async function benchVerify(): Promise<Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-bench-'));
  const office = await openOffice(folder, { singleOwner: true, now: Date.now() });
  if (office.kind === 'unavailable') throw new Error(office.reason);
  const file = path.join(folder, 'log.json');
  const asked = async () => file;
  const { services, stop } = await openServices(
    parseConfig({ dataFolder: folder, version: '0', host: 'preview', systemLanguage: 'en' }),
    {
      clock: systemClock,
      ...quietOutside(),
      dialogs: { openFile: asked, openFolder: asked, saveFile: asked },
      machine: { osUser: 'bench', host: 'bench', platform: 'linux' },
      log: createLog(() => {}),
    },
    office.db,
    () => {},
    async () => {},
  );
  services.secrets.open(newOfficeKey(), 'office');
  const { id, login, name, email, role } = AUDITOR;
  await services.db.write((tx) =>
    insertOperator(tx, { id, login, name, email, role, password_hash: '-', created_at: 0 }),
  );
  services.session.begin(AUDITOR.id);
  const head = await services.db.write((tx) => chainHead(tx, services.secrets));
  const sqlite = new SqliteDatabase(path.join(folder, 'office.db'));
  fillLog(sqlite, services.secrets, head, ENTRIES, Date.now() - ENTRIES * 1000, 1000);
  sqlite.close();

  const ours = await timed(async () => {
    const { problems } = await verifyLog(services, AUDITOR, {});
    if (problems.length > 0) throw new Error('the log is not sound');
  });
  await exportActivity(services, AUDITOR, { format: 'json', reason: 'measuring', text: '' });
  const theirs = await timed(() => {
    const { code, output } = runVerifier(file);
    if (code !== 0) throw new Error(output);
  });
  await stop();
  await office.close();
  rmSync(folder, { recursive: true, force: true });
  return [row('activity.verify', ours), row('docs/verify-log.mjs', theirs)];
}

function row(what: string, ms: number): Row {
  return {
    metric: `${what}, ${ENTRIES} entries`,
    ours: msText(ms),
    against: 'the promise',
    peer: msText(LIMIT),
    ratio: ms / LIMIT,
    better: 'less',
    target: 1,
  };
}

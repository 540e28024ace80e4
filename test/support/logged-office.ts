import { spawnSync } from 'node:child_process';
import { createSecretKey } from 'node:crypto';
import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { OfficeSecrets } from '../../electron/security/office-secrets.ts';
import { type LogEntry, type LogLink, nextLink } from '../../electron/security/log-chain.ts';
import { newOfficeKey } from '../../electron/security/office-secrets.ts';
import { chainHead, chainKey } from '../../electron/store/activity-chain.ts';
import type { LogVerdict } from '../../shared/evidence.ts';
import { type Gate, openGate } from './gate.ts';
import { NOW } from './office-folder.ts';
import { ROOT } from './source-files.ts';

export type StoredRow = LogEntry & { hash: Uint8Array | null; mac: Uint8Array | null };

export type LoggedOffice = {
  gate: Gate;
  /** What another program does to the file, without asking the triggers. */
  sqlite: SqliteDatabase.Database;
  folder: string;
  rows(): StoredRow[];
  /** By a viewer, through the gate. */
  verify(checkpoint?: string): Promise<LogVerdict>;
  /** By an admin, through the gate. @returns the file */
  export(format?: 'csv' | 'json', filters?: Record<string, unknown>): Promise<string>;
  checkpoint(): Promise<void>;
};

/** An office without people whose log has so many entries, made by the chain's own functions in one transaction. */
export async function loggedOffice(
  entries: number,
  options: { startAt?: number; step?: number } = {},
): Promise<LoggedOffice> {
  const gate = await openGate();
  const { services } = gate;
  services.secrets.open(newOfficeKey(), 'office-of-the-log');
  const folder = services.config.dataFolder;
  const sqlite = new SqliteDatabase(path.join(folder, 'office.db'));
  const head = await services.db.write((tx) => chainHead(tx, services.secrets));
  fill(sqlite, services.secrets, head, entries, options.startAt ?? NOW, options.step ?? 1000);
  const triggers = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN (?, ?, ?)")
    .pluck()
    .all('activity', 'checkpoints', 'activity_anchor');
  for (const trigger of triggers) sqlite.exec(`DROP TRIGGER "${String(trigger)}"`);
  const call = async <T>(who: string, channel: string, input: unknown): Promise<T> => {
    services.session.begin(who);
    services.session.prove();
    const reply = await gate.call(channel, input);
    if (!reply.ok) throw new Error(`${channel}: ${JSON.stringify(reply.error)}`);
    return reply.value as T;
  };
  let exported = 0;
  return {
    gate,
    sqlite,
    folder,
    rows: () => sqlite.prepare<[], StoredRow>('SELECT * FROM activity ORDER BY seq').all(),
    verify: (checkpoint) =>
      call('the-viewer', 'activity.verify', checkpoint === undefined ? {} : { checkpoint }),
    export: async (format = 'json', filters = {}) => {
      exported += 1;
      const file = path.join(folder, `export ${exported}.${format}`);
      services.dialogs = { ...services.dialogs, saveFile: async () => file };
      await call('the-admin', 'activity.export', { format, reason: '감사 자료 제출', ...filters });
      return file;
    },
    checkpoint: async () => {
      await call('the-admin', 'evidence.makeCheckpoint', {});
    },
  };
}

function fill(
  sqlite: SqliteDatabase.Database,
  secrets: OfficeSecrets,
  head: LogLink & { seq: number },
  entries: number,
  startAt: number,
  step: number,
): void {
  const insert = sqlite.prepare(
    `INSERT INTO activity VALUES (@seq, @at, @operator_id, @operator_name, @os_user, @host, @action, @user_id,
      @user_name, @outcome, @code, @details, @hash, @mac)`,
  );
  const key = createSecretKey(chainKey(secrets));
  let link: LogLink = head;
  sqlite.transaction(() => {
    for (let i = 1; i <= entries; i += 1) {
      const seq = head.seq + i;
      const entry: LogEntry = {
        seq,
        at: startAt + i * step,
        operator_id: `operator-${i % 3}`,
        operator_name: i % 2 === 0 ? '세라' : 'Duri',
        os_user: 'tester',
        host: 'test-pc',
        action: i % 5 === 0 ? 'reset-issued' : 'signed-in',
        user_id: i % 5 === 0 ? `user-${i % 7}` : null,
        user_name: i % 5 === 0 ? '김민수' : null,
        outcome: 'done',
        code: null,
        details: JSON.stringify({ n: i, words: '가"나\u2028다' }),
      };
      link = nextLink(link, entry, key);
      insert.run({ ...entry, ...link });
    }
  })();
}

/** Runs the verifier of the documents as anybody would, in a process of its own. */
export function runVerifier(...args: string[]): { code: number | null; output: string } {
  const verifier = path.join(ROOT, 'docs/verify-log.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [verifier, ...args], { encoding: 'utf8' });
  return { code: status, output: `${stdout}${stderr}` };
}

import path from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { LogEntry } from '../../electron/security/log-chain.ts';
import { newOfficeKey } from '../../electron/security/office-secrets.ts';
import { chainHead } from '../../electron/store/activity-chain.ts';
import type { LogVerdict } from '../../shared/evidence.ts';
import { fillLog } from './fill-log.ts';
import { type Gate, openGate } from './gate.ts';
import { NOW } from './office-folder.ts';

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
  fillLog(sqlite, services.secrets, head, entries, options.startAt ?? NOW, options.step ?? 1000);
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

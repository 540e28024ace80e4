import { spawnSync } from 'node:child_process';
import { createSecretKey } from 'node:crypto';
import path from 'node:path';
import type SqliteDatabase from 'better-sqlite3';
import { type LogEntry, type LogLink, nextLink } from '../../electron/security/log-chain.ts';
import type { OfficeSecrets } from '../../electron/security/office-secrets.ts';
import { chainKey } from '../../electron/store/activity-chain.ts';

/** Adds so many entries after `head`, by the chain's own functions and in one transaction. Times are epoch ms. */
export function fillLog(
  sqlite: SqliteDatabase.Database,
  secrets: OfficeSecrets,
  head: LogLink & { seq: number },
  entries: number,
  startAt: number,
  step: number,
): void {
  const insert = sqlite.prepare('INSERT INTO activity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
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
      // By place, in the order of the table: names cost a tenth of the whole.
      insert.run(...Object.values(entry), link.hash, link.mac);
    }
  })();
}

/** The root is worked out here, because measuring runs outside of the test runner. */
const VERIFIER = path.join(import.meta.dirname, '../../docs/verify-log.mjs');

/** Runs the verifier of the documents as anybody would, in a process of its own. */
export function runVerifier(...args: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [VERIFIER, ...args], { encoding: 'utf8' });
  return { code: status, output: `${stdout}${stderr}` };
}

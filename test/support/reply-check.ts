import { homedir, tmpdir } from 'node:os';
import { expect } from 'vitest';
import { ERROR_CODES, type ErrorCode, type Reply } from '../../shared/errors.ts';
import { ROOT } from './source-files.ts';

const CODES: ReadonlySet<string> = new Set(ERROR_CODES);
/** What a thrown error, a stack or the disk would leave behind in a reply. */
const TRACES = [
  /\bat .*[/\\][\w.-]+\.[cm]?[jt]s:\d+/,
  /node_modules|node:internal|SQLITE_|SqliteError|ZodError|TypeError|RangeError|\[object /,
  ROOT,
  tmpdir(),
  homedir(),
];

/**
 * A reply as the renderer may see it: an answer or a code from the closed list, plain data, and nothing of the
 * program's insides. @returns the code of a refusal, null for an answer
 */
export function checkReply(reply: Reply<unknown>, mayContain: readonly string[] = []): ErrorCode | null {
  let text = JSON.stringify(reply);
  for (const known of mayContain) text = text.replaceAll(JSON.stringify(known).slice(1, -1), '');
  for (const trace of TRACES) {
    const found = typeof trace === 'string' ? trace.length > 1 && text.includes(trace) : trace.test(text);
    expect(found, `${trace} in ${text.slice(0, 500)}`).toBe(false);
  }
  if (reply.ok) return null;
  expect(Object.keys(reply).sort()).toEqual(['error', 'ok']);
  expect(CODES.has(reply.error.code), reply.error.code).toBe(true);
  expect(Object.keys(reply.error).filter((key) => !['code', 'details', 'id'].includes(key))).toEqual([]);
  expect(text.length).toBeLessThan(2000);
  return reply.error.code;
}

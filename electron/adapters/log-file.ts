import { mkdirSync } from 'node:fs';
import path from 'node:path';
import electronLog from 'electron-log/node.js';
import { createLog, type Log } from '../log.ts';

const MAX_BYTES = 5 * 1024 * 1024;

/** The program's log: `resetdesk.log` in `folder`, readable by this person only, with one older file kept. */
export function openLogFile(folder: string, alsoPrint: boolean): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const log = electronLog.create({ logId: 'resetdesk' });
  log.transports.file.resolvePathFn = () => path.join(folder, 'resetdesk.log');
  log.transports.file.maxSize = MAX_BYTES;
  log.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  log.transports.file.format = ({ level, message, data }) => [
    `${message.date.toISOString()} ${level.padEnd(5)} ${data.join(' ')}`,
  ];
  log.transports.console.level = alsoPrint ? 'warn' : false;
  return createLog((level, line) => log[level](line));
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../electron/dev/build/build.ts';

const SQLITE = pathToFileURL(path.join(ROOT, 'node_modules/better-sqlite3/lib/index.js')).href;

const MAIN = `import { app, BrowserWindow, session } from 'electron';
import SqliteDatabase from '${SQLITE}';

const folder = process.argv.find((given) => given.startsWith('--user-data-dir=')).slice('--user-data-dir='.length);
const database = new SqliteDatabase(folder + '/office/office.db');
database.pragma('journal_mode = WAL');
database.prepare('SELECT * FROM office').get();
const page = '<!doctype html><head></head><title>empty</title><p>empty</p>';
const headers = { 'content-type': 'text/html; charset=utf-8' };
session.fromPartition('empty').protocol.handle('app', () => new Response(page, { headers }));
void new BrowserWindow({}).loadURL('app://empty/index.html');
app.on('before-quit', () => database.close());
`;

/**
 * The least a program can be that the preview host runs: it opens the office's file, asks it one question and shows an
 * empty page. The limit for the program's start, on the same host. @returns the folder to give to the host
 */
export function emptyProgram(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'resetdesk-empty-'));
  for (const part of ['main', 'preload']) mkdirSync(path.join(folder, 'out', part), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}\n');
  writeFileSync(path.join(folder, 'out/main/main.js'), MAIN);
  writeFileSync(path.join(folder, 'out/preload/preload.cjs'), '');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

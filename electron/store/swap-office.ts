import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { newId } from './new-id.ts';

/** A database that is being made ready to take the office's place; worth nothing until it is. */
const RESTORING = 'office.db.restoring-';
/** A database that is ready. From here on the next opening puts it in place, whatever happens in between (S84). */
const READY = 'office.db.restored';
const SNAPSHOT = 'office.db.snapshot-';
const PARTS = ['office.db-wal', 'office.db-journal', 'office.db-shm', 'office.db'] as const;

export const restoringFile = (folder: string) => path.join(folder, RESTORING + newId());
export const snapshotFile = (folder: string) => path.join(folder, SNAPSHOT + newId());

/**
 * The one step that decides between the old office and the new one. Call it with the office closed and owned, and with
 * a prepared database that is closed and synced.
 *
 * @returns the file in `copies` under which the old office will be kept; null when there is none
 */
export function chooseRestored(folder: string, prepared: string): string | null {
  renameSync(prepared, path.join(folder, READY));
  syncFolderNow(folder);
  return existsSync(path.join(folder, 'office.db')) ? keptName(folder) : null;
}

/**
 * Puts a chosen database in the office's place: the old one's files are moved aside, its write-ahead log first, for it
 * must not be taken for the new one's. Each step can be the last before a power cut; the next opening goes on from
 * there. Also removes what a killed program left unfinished.
 */
export function finishRestore(folder: string): void {
  const ready = path.join(folder, READY);
  if (existsSync(ready)) {
    const copies = path.join(folder, 'copies');
    mkdirSync(copies, { recursive: true, mode: 0o700 });
    const kept = path.join(copies, keptName(folder));
    for (const part of PARTS) {
      const file = path.join(folder, part);
      if (!existsSync(file)) continue;
      if (part === 'office.db-shm') rmSync(file);
      else renameSync(file, kept + part.slice('office.db'.length));
    }
    syncFolderNow(copies);
    renameSync(ready, path.join(folder, 'office.db'));
    syncFolderNow(folder);
  }
  for (const name of readdirSync(folder)) {
    if (name.startsWith(RESTORING) || name.startsWith(SNAPSHOT)) rmSync(path.join(folder, name));
  }
}

/** The same however often it is asked for: from the time at which the chosen database was last written. */
function keptName(folder: string): string {
  const written = statSync(path.join(folder, READY)).mtime;
  return `office-before-restore-${written.toISOString().replace(/[:.]/g, '-')}.db`;
}

/** A rename lasts through a power cut only when its folder is synced; Windows knows no such thing. */
function syncFolderNow(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

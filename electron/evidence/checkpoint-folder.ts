import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Checkpoint, readCheckpoint, type SignedCheckpoint } from '../security/checkpoint.ts';
import { writeWholeFile } from './whole-file.ts';

/** A checkpoint file has half a kilobyte: what is larger is somebody else's. */
const LARGEST = 4096;
/** Of the files in the folder so many, the newest, are compared with the log. */
const MOST_READ = 2000;

const prefixOf = (officeId: string) => `resetdesk-${officeId.slice(0, 8)}-`;

function nameOf({ officeId, entries, at }: Checkpoint): string {
  const number = String(entries).padStart(10, '0');
  const time = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  return `${prefixOf(officeId)}${number}-${time}.txt`;
}

/** Nothing in it is secret, and the owner of the share has to read it. */
const READABLE = 0o644;

/** One file per checkpoint, whole or not there. @throws Error of the file system */
export async function putCheckpoint(folder: string, checkpoint: Checkpoint, text: string): Promise<void> {
  const file = path.join(folder, nameOf(checkpoint));
  await writeWholeFile(file, (handle) => handle.writeFile(text, 'utf8'), READABLE);
}

/** What the folder holds of this office, whatever it is worth; nothing when it cannot be reached. */
export async function checkpointsIn(folder: string, officeId: string): Promise<SignedCheckpoint[]> {
  try {
    const names = (await readdir(folder)).filter(
      (name) => name.startsWith(prefixOf(officeId)) && name.endsWith('.txt'),
    );
    const found: SignedCheckpoint[] = [];
    for (const name of names.sort().slice(-MOST_READ)) {
      const file = path.join(folder, name);
      if ((await stat(file)).size > LARGEST) continue;
      const checkpoint = readCheckpoint(await readFile(file, 'utf8'));
      if (checkpoint !== null) found.push(checkpoint);
    }
    return found;
  } catch {
    return [];
  }
}

/** Whether a file can be made in it and taken away again. */
export async function canWriteTo(folder: string): Promise<boolean> {
  const probe = path.join(folder, '.resetdesk-can-write');
  try {
    await writeFile(probe, '');
    await rm(probe);
    return true;
  } catch {
    return false;
  }
}

/** What a failed write says about the folder. */
export function folderProblem(error: unknown): 'folder-full' | 'folder-unreachable' {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'folder-full' : 'folder-unreachable';
}

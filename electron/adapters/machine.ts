import os from 'node:os';
import type { Machine } from '../services.ts';

/** Who is signed in to this computer, and which computer it is: facts for the activity log. */
export function readMachine(): Machine {
  const platform = process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux';
  return { osUser: osUser(), host: os.hostname(), platform };
}

function osUser(): string {
  try {
    return os.userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return String(process.getuid?.() ?? 'unknown');
  }
}

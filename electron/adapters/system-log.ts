import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Machine, SystemLog } from '../services.ts';

const run = promisify(execFile);
/** A system log that takes longer is not there, ms. */
const PATIENCE = 10_000;

/** The system's own tool for adding a line to its log, without a shell: the line is one argument and nothing else. */
export function systemLogCommand(
  platform: Machine['platform'],
  line: string,
  systemRoot = 'C:\\Windows',
): { command: string; args: string[] } {
  if (platform === 'win32') {
    // By its full path: a program of that name in the working folder must not be found first.
    const command = `${systemRoot}\\System32\\eventcreate.exe`;
    return {
      command,
      args: ['/L', 'APPLICATION', '/T', 'INFORMATION', '/SO', 'Resetdesk', '/ID', '900', '/D', line],
    };
  }
  return { command: '/usr/bin/logger', args: ['-t', 'resetdesk', '--', line] };
}

export function createSystemLog(platform: Machine['platform']): SystemLog {
  return {
    write: async (line) => {
      const { command, args } = systemLogCommand(platform, line, process.env.SystemRoot);
      await run(command, args, { timeout: PATIENCE, windowsHide: true });
    },
  };
}

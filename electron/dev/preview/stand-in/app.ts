import { EventEmitter } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { program, programVersion } from '../host-state.ts';

const events = new EventEmitter();
const paths = new Map<string, string>([
  ['home', os.homedir()],
  ['documents', path.join(os.homedir(), 'Documents')],
]);

/** `app`: the life of the program. Closing the browser's tab is not the end; Ctrl+C is. */
export const app = Object.assign(events, {
  isPackaged: false,
  whenReady: () => Promise.resolve(),
  requestSingleInstanceLock: () => true,
  setName: () => {},
  setAppUserModelId: () => {},
  enableSandbox: () => {},
  setPath: (name: string, value: string) => {
    paths.set(name, value);
  },
  getPath: (name: string) => {
    const found = paths.get(name);
    if (found === undefined) throw new Error(`The preview host knows no path "${name}"`);
    return found;
  },
  getVersion: () => programVersion(),
  getLocale: () => program.language,
  quit: () => quit(),
  exit: (code = 0) => process.exit(code),
});

/** Asks the program to end; it may take its time by preventing the event's default. */
export function quit(): void {
  let prevented = false;
  events.emit('before-quit', { preventDefault: () => (prevented = true) });
  if (!prevented) process.exit(0);
}

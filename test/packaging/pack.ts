import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../../electron/dev/build/build.ts';
import { makeDummyRuntime } from './dummy-runtime.ts';

/** Runs electron-builder as `npm run dist` does, up to the unpacked folder. @returns that folder */
export async function packInto(folder: string, platform: 'linux' | 'win32'): Promise<string> {
  const runtime = path.join(folder, 'runtime');
  await mkdir(runtime, { recursive: true });
  await makeDummyRuntime(runtime, platform);
  const output = path.join(folder, 'dist');
  const cli = path.join(ROOT, 'node_modules/electron-builder/cli.js');
  const target = platform === 'win32' ? '--win' : '--linux';
  const options = [`-c.electronDist=${runtime}`, `-c.directories.output=${output}`, '--publish', 'never'];
  await promisify(execFile)(process.execPath, [cli, target, 'dir', '--x64', ...options], {
    cwd: ROOT,
    env: { ...process.env, ELECTRON_BUILDER_OFFLINE: 'true' },
    maxBuffer: 16 * 1024 * 1024,
  });
  return path.join(output, platform === 'win32' ? 'win-unpacked' : 'linux-unpacked');
}

/** A folder of its own for one test. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(os.tmpdir(), 'resetdesk-pack-'));
}

/** Every file under `folder`, with `/` between the parts, sorted. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .toSorted();
}

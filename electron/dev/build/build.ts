import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.join(import.meta.dirname, '../../..');
const SOURCES = ['electron', 'renderer', 'shared', 'package.json', 'package-lock.json', 'vite.config.ts'];
const RESULTS = ['out/renderer/index.html', 'out/main/main.js', 'out/preload/preload.cjs', 'out/LICENSES.md'];

/** Builds the program into `out/` when a source is newer than what is there. */
export async function buildWhenOlder(): Promise<void> {
  const oldestResult = Math.min(...RESULTS.map((file) => modified(path.join(ROOT, file))));
  const newestSource = Math.max(...SOURCES.map((source) => newest(path.join(ROOT, source))));
  if (oldestResult >= newestSource) return;
  process.stdout.write('Building …\n');
  await build();
}

/** @throws Error when the build fails; what was wrong is already on the terminal */
export async function build(): Promise<void> {
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: ROOT,
    stdio: 'inherit',
    // A test run sets another one, which would put React's development build into the program.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error('The build failed.');
}

/** 0 for a file that is not there. */
function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newest(source: string): number {
  const stat = statSync(source, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(source).map((name) => newest(path.join(source, name))));
}

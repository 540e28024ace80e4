import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const PACKAGE = path.join(import.meta.dirname, '../../node_modules/electron');
const RELEASES = 'https://github.com/electron/electron/releases/';
/** A blocked site is found out in this time, ms; the download itself may take longer. */
const PROBE = 8_000;
const DOWNLOAD = 10 * 60_000;

const BINARIES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
};

/** The Electron binary that is already here, or null. Downloads nothing. */
export function findElectron(): string | null {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(PACKAGE, 'dist');
  const file = path.join(folder, BINARIES[process.platform] ?? 'electron');
  return existsSync(file) && (process.env.ELECTRON_OVERRIDE_DIST_PATH || isWanted(folder)) ? file : null;
}

/** A half-finished or older download does not count. */
function isWanted(folder: string): boolean {
  const manifest: { version: string } = JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'));
  const file = path.join(folder, 'version');
  return existsSync(file) && readFileSync(file, 'utf8').trim().replace(/^v/, '') === manifest.version;
}

/** Why the real Electron cannot show a window here even with its binary, or null when it can. */
export function electronObstacle(): string | null {
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
  if (process.getuid?.() === 0) return "Chromium's sandbox does not work for root";
  return null;
}

/** Lets the `electron` package fetch its binary from its release site. @returns null when that cannot be done */
export async function downloadElectron(): Promise<string | null> {
  if (!(await reachable())) return null;
  process.stdout.write('Fetching the Electron binary once (about 120 MB) …\n');
  const child = spawn(process.execPath, [path.join(PACKAGE, 'install.js')], {
    stdio: ['ignore', 'inherit', 'ignore'],
    timeout: DOWNLOAD,
  });
  await new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()));
  return findElectron();
}

async function reachable(): Promise<boolean> {
  const { ELECTRON_MIRROR, HTTPS_PROXY, https_proxy } = process.env;
  // Behind a proxy only the downloader itself knows the way.
  if (HTTPS_PROXY || https_proxy) return true;
  try {
    await fetch(ELECTRON_MIRROR ?? RELEASES, { method: 'HEAD', signal: AbortSignal.timeout(PROBE) });
    return true;
  } catch {
    return false;
  }
}

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';

export type FoundBrowser = { file: string; name: string };

/**
 * A Chromium-family browser to drive: Playwright's own, an installed one, else Debian's package when root.
 * @throws Error with one sentence for the person when there is none
 */
export function findBrowser(): FoundBrowser {
  const given = process.env.RESETDESK_BROWSER;
  if (given) return { file: given, name: 'the browser named by RESETDESK_BROWSER' };
  const own = chromium.executablePath();
  if (existsSync(own)) return { file: own, name: "Playwright's Chromium" };
  const installed = installedBrowser() ?? installDebianChromium();
  if (installed) return installed;
  throw new Error(
    'The tests need a browser: install Chrome, Edge or Chromium, or run "npx playwright install chromium", or name one in RESETDESK_BROWSER.',
  );
}

function installedBrowser(): FoundBrowser | null {
  const file = candidates().find((candidate) => existsSync(candidate));
  return file ? { file, name: path.basename(file) } : null;
}

function candidates(): string[] {
  const { env } = process;
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    );
    const programs = [
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
      'Chromium/Application/chrome.exe',
    ];
    return programs.flatMap((program) => roots.map((root) => path.join(root, program)));
  }
  if (process.platform === 'darwin') {
    const programs = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
    const roots = ['/Applications', path.join(os.homedir(), 'Applications')];
    return programs.flatMap((name) => roots.map((root) => `${root}/${name}.app/Contents/MacOS/${name}`));
  }
  const names = ['google-chrome', 'google-chrome-stable', 'microsoft-edge', 'chromium', 'chromium-browser'];
  const folders = (env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) =>
    [...folders, '/usr/bin', '/snap/bin'].map((folder) => path.join(folder, name)),
  );
}

/** In a bare container the tests bring their browser themselves, with a Korean font if there is none to draw with. */
function installDebianChromium(): FoundBrowser | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return null;
  const packages = hasKoreanFont() ? ['chromium'] : ['chromium', 'fonts-nanum'];
  process.stdout.write(`No browser found: installing ${packages.join(' and ')} with apt-get …\n`);
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages).status === 0;
  if (!install()) {
    apt('update');
    install();
  }
  return installedBrowser();
}

function hasKoreanFont(): boolean {
  const listed = spawnSync('fc-list', [':lang=ko', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

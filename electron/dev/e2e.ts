import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildWhenOlder, ROOT } from './build/build.ts';
import { findBrowser } from './find-browser.ts';
import { electronObstacle, findElectron } from './find-electron.ts';

/** ENTRY of `npm run e2e`: finds what to run the specs on, builds, runs them. Arguments go to Playwright. */
async function main(): Promise<void> {
  const electron = chooseElectron();
  const env = { ...process.env };
  if (electron) {
    env.RESETDESK_ELECTRON = electron;
  } else {
    const browser = findBrowser();
    env.RESETDESK_BROWSER = browser.file;
    process.stdout.write(`E2E browser: ${browser.name}\n`);
  }
  const host = electron ? 'electron' : 'preview (no Electron binary that can run here)';
  await buildWhenOlder();
  process.stdout.write(`E2E host: ${host}\n`);
  const playwright = path.join(ROOT, 'node_modules/playwright/cli.js');
  const config = path.join(ROOT, 'test/e2e/playwright.config.ts');
  const child = spawn(process.execPath, [playwright, 'test', '-c', config, ...process.argv.slice(2)], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  process.stdout.write(`The E2E specs ran on this host: ${host}\n`);
  process.exitCode = code ?? 1;
}

function chooseElectron(): string | null {
  if (process.env.RESETDESK_E2E_HOST === 'preview') return null;
  const electron = findElectron();
  if (process.env.RESETDESK_E2E_HOST === 'electron') {
    // A build machine that was told to prove Electron must not quietly prove something else.
    if (!electron) throw new Error('RESETDESK_E2E_HOST asks for electron, but its binary is not here.');
    return electron;
  }
  return electronObstacle() === null ? electron : null;
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`);
  process.exitCode = 1;
});

import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { watch } from 'node:fs';
import path from 'node:path';
import { build, buildWhenOlder, ROOT } from './build/build.ts';
import { downloadElectron, electronObstacle, findElectron } from './find-electron.ts';
import { openInBrowser } from './open-in-browser.ts';
import { addressOf, endHost, startPreviewHost } from './run-host.ts';

/**
 * ENTRY of `npm start` and `npm run dev`: builds what is out of date and opens the program, in Electron where that
 * is possible, else in the preview host. `--watch` rebuilds and restarts after each change; `--preview` asks for the
 * preview host. Other options go to the program.
 */
async function main(): Promise<void> {
  const own = ['--watch', '--preview'];
  const options = process.argv.slice(2).filter((arg) => !own.includes(arg));
  await buildWhenOlder();
  const electron = process.argv.includes('--preview') ? null : await chooseElectron();
  const start = electron === null ? previewStarter(options) : electronStarter(electron, options);
  if (process.argv.includes('--watch')) await runAgainAfterChanges(start);
  else process.exitCode = await endOf(await start());
}

async function chooseElectron(): Promise<string | null> {
  const obstacle = electronObstacle();
  const electron = obstacle === null ? (findElectron() ?? (await downloadElectron())) : null;
  if (electron === null) {
    process.stdout.write(
      `\nElectron cannot be used here: ${obstacle ?? 'its binary is not on this computer and its release site cannot be reached (ELECTRON_OVERRIDE_DIST_PATH may name a folder that has it)'}. Starting the preview host instead: the same program, with its window in a browser.\n`,
    );
  }
  return electron;
}

type Start = () => Promise<ChildProcess>;

function electronStarter(electron: string, options: string[]): Start {
  return async () => spawn(electron, [ROOT, ...options], { stdio: 'inherit' });
}

function previewStarter(options: string[]): Start {
  const secret = randomBytes(24).toString('base64url');
  const given = (name: string) =>
    options.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null;
  let port = Number(given('port') ?? 0);
  let opened = false;
  return async () => {
    const host = startPreviewHost({
      program: ROOT,
      data: given('data') ?? given('user-data-dir'),
      language: given('lang') === 'ko' ? 'ko' : given('lang') === 'en' ? 'en' : null,
      port,
      secret,
      greeting: true,
    });
    const url = await addressOf(host);
    // The page finds the restarted host again under the address it knows.
    port = Number(new URL(url).port);
    if (!opened) openInBrowser(url);
    opened = true;
    return host;
  };
}

async function runAgainAfterChanges(start: Start): Promise<void> {
  let running = await start();
  let wanted: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const again = async () => {
    try {
      await build();
      await end(running);
      running = await start();
    } catch (error) {
      process.stderr.write(
        `${error instanceof Error ? error.message : 'failed'} Waiting for the next change.\n`,
      );
    }
  };
  for (const folder of ['electron', 'renderer', 'shared']) {
    watch(path.join(ROOT, folder), { recursive: true }, () => {
      clearTimeout(wanted);
      wanted = setTimeout(() => {
        turn = turn.then(again);
      }, 200);
    });
  }
  process.once('SIGINT', () => void turn.then(() => end(running)).then(() => process.exit(0)));
}

async function end(child: ChildProcess): Promise<void> {
  if (child.connected) return endHost(child);
  if (child.exitCode !== null) return;
  child.kill();
  await endOf(child);
}

function endOf(child: ChildProcess): Promise<number> {
  // Ctrl+C reaches the child as well; it ends in order and this process after it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 0)));
}

await main();

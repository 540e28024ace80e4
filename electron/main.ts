import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  BrowserWindow,
  ClipboardItem,
  clipboard,
  dialog,
  ipcMain,
  powerMonitor,
  safeStorage,
  session,
  app as shell,
} from 'electron';
import { actWords, rowWords } from './adapters/act-words.ts';
import { declareAppScheme, serveRenderer } from './adapters/app-protocol.ts';
import { bulkWords } from './adapters/bulk-words.ts';
import { crashFacts } from './adapters/crash-log.ts';
import { dataRoot } from './adapters/data-root.ts';
import { createDialogs } from './adapters/dialogs.ts';
import { followStatus } from './adapters/follow-status.ts';
import { createHandoverWindow } from './adapters/handover-window.ts';
import { answerCalls, forwardEvents } from './adapters/ipc-main.ts';
import { createKeyVault } from './adapters/key-vault.ts';
import { openLogFile } from './adapters/log-file.ts';
import { readMachine } from './adapters/machine.ts';
import { focusWindow, openMainWindow } from './adapters/main-window.ts';
import { createPrinter } from './adapters/printer.ts';
import { quitInOrder } from './adapters/quit.ts';
import { createScreen } from './adapters/screen.ts';
import { createSecretClipboard } from './adapters/secret-clipboard.ts';
import { refusedSwitches, switchValue } from './adapters/start-switches.ts';
import { systemClock } from './adapters/system-clock.ts';
import { createSystemLog } from './adapters/system-log.ts';
import { blockForeignRequests } from './adapters/web-requests.ts';
import { denyEverything, keepOnPage } from './adapters/window-guards.ts';
import { type App, createApp } from './app.ts';
import { parseConfig } from './config.ts';
import type { Log } from './log.ts';
import type { Outside } from './services.ts';

const packaged = shell.isPackaged;
const host = process.versions.electron === undefined ? 'preview' : 'electron';

const refused = packaged ? refusedSwitches(process.argv.slice(1)) : [];
if (refused.length > 0) {
  process.stderr.write(`Resetdesk does not start with ${refused.join(' ')}\n`);
  shell.exit(1);
} else {
  prepare();
}

/** All that Electron wants settled before its `ready` event. */
function prepare(): void {
  shell.setName('Resetdesk');
  shell.setAppUserModelId('org.resetdesk.Resetdesk');
  shell.setPath('userData', userData());
  shell.enableSandbox();
  declareAppScheme();
  if (!shell.requestSingleInstanceLock()) {
    shell.exit(0);
    return;
  }
  const log = openLogFile(path.join(shell.getPath('userData'), 'logs'), !packaged);
  watchForDefects(log);
  shell.on('web-contents-created', (_event, contents) => keepOnPage(contents));
  shell
    .whenReady()
    .then(() => run(log))
    .catch((error: unknown) => giveUp(log, error));
}

/** An installed program, one under development and the preview host keep their offices apart: their keys differ. */
function userData(): string {
  const given = packaged ? null : switchValue(process.argv, 'user-data-dir');
  const name = packaged ? 'Resetdesk' : host === 'preview' ? 'Resetdesk Preview' : 'Resetdesk Development';
  const surroundings = { platform: process.platform, home: os.homedir(), env: process.env };
  const folder = given === null ? dataRoot(name, surroundings) : path.resolve(given);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

async function run(log: Log): Promise<void> {
  const dataFolder = path.join(shell.getPath('userData'), 'office');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  let window: BrowserWindow | null = null;
  const current = () => window;

  const config = parseConfig({
    dataFolder,
    databaseWork: path.join(import.meta.dirname, 'database-work.js'),
    importWork: path.join(import.meta.dirname, 'import-work.js'),
    version: shell.getVersion(),
    host,
    systemLanguage: shell.getLocale().toLowerCase().startsWith('ko') ? 'ko' : 'en',
  });
  const machine = readMachine();
  const paper = session.fromPartition('resetdesk-paper');
  denyEverything(paper);
  const outside: Outside = {
    clock: systemClock,
    keyVault: createKeyVault(safeStorage, process.platform),
    dialogs: createDialogs(dialog, current, () => shell.getPath('documents')),
    systemLog: createSystemLog(machine.platform),
    actWords,
    bulkWords,
    printer: createPrinter(
      paper,
      (options) =>
        new BrowserWindow({ ...options, webPreferences: { ...options.webPreferences, session: paper } }),
    ),
    rowWords,
    screen: createScreen(current),
    secretClipboard: createSecretClipboard({ clipboard, ClipboardItem }, machine.platform),
    machine,
    log,
  };

  // In memory only: nothing of a page outlives the program (S65).
  const pages = session.fromPartition('resetdesk');
  denyEverything(pages);
  blockForeignRequests(pages, packaged);
  serveRenderer(pages.protocol, path.join(import.meta.dirname, '../renderer'));
  // The window's process starts and reads the page while the office is opened and checked; calls wait for that.
  const opening = setImmediate().then(() => createApp(config, outside));
  const app = openedLater(opening);
  answerCalls(ipcMain, app, current);
  quitInOrder(shell, app, log);
  const handover = createHandoverWindow(app);
  window = openMainWindow({
    preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
    packaged,
    session: pages,
    log,
    // Not before its language, its colours and its menu are known.
    dressed: opening.then((opened) => {
      forwardEvents(opened, current);
      return followStatus({ app: opened, window: current, packaged, handover });
    }),
  });
  handover.guard(window);
  window.on('closed', () => {
    window = null;
  });
  shell.on('second-instance', () => window && focusWindow(window));
  shell.on('window-all-closed', () => shell.quit());
  powerMonitor.on('lock-screen', () => void app.call('session.lock', {}));
  powerMonitor.on('suspend', () => void app.call('session.lock', {}));
  await opening;
  log.info('started', { version: config.version, host, platform: process.platform });
}

/** The front door of an office that is still being opened: whoever comes waits for it. */
function openedLater(opening: Promise<App>): Pick<App, 'call' | 'close'> {
  return {
    call: async (channel, input) => (await opening).call(channel, input),
    close: async () => (await opening).close(),
  };
}

function watchForDefects(log: Log): void {
  process.on('uncaughtException', (error) => giveUp(log, error));
  process.on('unhandledRejection', (error) => log.error('unhandled-rejection', crashFacts(error)));
}

/** The state after an unexpected exception is unknown; what was acknowledged is on disk, so stopping is safe. */
function giveUp(log: Log, error: unknown): void {
  log.error('stopped-by-a-defect', crashFacts(error));
  dialog.showErrorBox('Resetdesk', `${CRASH_WORDS.ko}\n\n${CRASH_WORDS.en}`);
  shell.exit(1);
}

const CRASH_WORDS = {
  ko: '예기치 않은 문제로 프로그램을 멈춥니다. 저장된 내용은 안전합니다. 다시 시작해 주세요. 자세한 내용은 logs 폴더에 있습니다.',
  en: 'Resetdesk stopped because of an unexpected problem. What was saved is safe. Please start it again. The logs folder has the details.',
} as const;

import { BrowserWindow, nativeTheme, type Session } from 'electron';
import type { Log } from '../log.ts';
import { START_PAGE } from './page-files.ts';
import { keepOnPage } from './window-guards.ts';
import { backgroundOf, windowOptions } from './window-options.ts';

/** A page that dies again and again within a minute is left dead: reloading would only burn the computer. */
const RELOADS_PER_MINUTE = 3;

type Setting = {
  preload: string;
  packaged: boolean;
  session: Session;
  log: Log;
  /** Resolves when the window may be seen. */
  dressed: Promise<void>;
};

/** Opens the one window of the program; it appears when its first picture is ready and it is dressed. */
export function openMainWindow({ preload, packaged, session, log, dressed }: Setting): BrowserWindow {
  const window = new BrowserWindow(
    windowOptions({ preload, packaged, session, dark: nativeTheme.shouldUseDarkColors }),
  );
  keepOnPage(window.webContents);
  window.on('page-title-updated', (event) => event.preventDefault());
  const drawn = new Promise<void>((resolve) => window.once('ready-to-show', resolve));
  const appear = () => {
    if (window.isDestroyed()) return;
    window.setBackgroundColor(backgroundOf(nativeTheme.shouldUseDarkColors));
    window.show();
  };
  // A program that cannot open says so itself, and ends.
  Promise.all([drawn, dressed]).then(appear, () => {});
  reloadAfterCrash(window, log);
  void window.loadURL(START_PAGE);
  return window;
}

export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let recent: number[] = [];
  window.webContents.on('render-process-gone', (_event, details) => {
    log.error('page-gone', { reason: details.reason, exitCode: details.exitCode });
    const now = performance.now();
    recent = [...recent.filter((time) => now - time < 60_000), now];
    if (recent.length <= RELOADS_PER_MINUTE) void window.loadURL(START_PAGE);
  });
}

import { BrowserWindow, nativeTheme, type Session } from 'electron';
import type { Log } from '../log.ts';
import { START_PAGE } from './page-files.ts';
import { keepOnPage } from './window-guards.ts';
import { windowOptions } from './window-options.ts';

/** A page that dies again and again within a minute is left dead: reloading would only burn the computer. */
const RELOADS_PER_MINUTE = 3;

type Setting = { preload: string; packaged: boolean; session: Session; log: Log };

/** Opens the one window of the program; it appears when its first picture is ready. */
export function openMainWindow({ preload, packaged, session, log }: Setting): BrowserWindow {
  const window = new BrowserWindow(
    windowOptions({ preload, packaged, session, dark: nativeTheme.shouldUseDarkColors }),
  );
  keepOnPage(window.webContents);
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
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

/**
 * Stands in for the `electron` module: only what `electron/main.ts` and `electron/adapters/` use. A name that is
 * missing here stops the preview host at its start, which is the reminder to add it.
 */
export { app } from './stand-in/app.ts';
export { ClipboardItem, clipboard } from './stand-in/clipboard.ts';
export { dialog } from './stand-in/dialog.ts';
export { ipcMain } from './stand-in/ipc-main.ts';
export { safeStorage } from './stand-in/safe-storage.ts';
export { protocol, session } from './stand-in/session.ts';
export { Menu, nativeTheme, powerMonitor } from './stand-in/system.ts';
export { BrowserWindow } from './stand-in/window.ts';

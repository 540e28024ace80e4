import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import { CHANNELS } from '../../shared/channels.ts';
import type { Reply } from '../../shared/errors.ts';
import type { App } from '../app.ts';
import { ORIGIN } from './page-files.ts';

/** What of an IPC event the sender check looks at. */
type Sender = {
  sender: unknown;
  senderFrame: Pick<Electron.WebFrameMain, 'origin' | 'parent' | 'frameToken'> | null;
};
type Receiver = { webContents: { mainFrame: Pick<Electron.WebFrameMain, 'frameToken'> } };

const FOREIGN: Reply<never> = { ok: false, error: { code: 'foreign-sender' } };

/** True for the main frame of our window on our own page; false for any frame in it, beside it or already gone. */
export function isOurPage(event: Sender, window: Receiver | null): boolean {
  const frame = event.senderFrame;
  return (
    window !== null &&
    frame !== null &&
    event.sender === window.webContents &&
    frame.parent === null &&
    frame.frameToken === window.webContents.mainFrame.frameToken &&
    frame.origin === ORIGIN
  );
}

/** One handler per channel, each behind the sender check; everything else is the gate's work. */
export function answerCalls(ipc: IpcMain, app: Pick<App, 'call'>, window: () => BrowserWindow | null): void {
  for (const channel of CHANNELS) {
    ipc.handle(channel, (event: IpcMainInvokeEvent, input: unknown) =>
      isOurPage(event, window()) ? app.call(channel, input) : FOREIGN,
    );
  }
}

/** Hands every event of the program to the window. @returns the unsubscribe */
export function forwardEvents(app: Pick<App, 'on'>, window: () => BrowserWindow | null): () => void {
  return app.on(({ event, payload }) => {
    const target = window();
    if (target && !target.isDestroyed()) target.webContents.send(event, payload);
  });
}

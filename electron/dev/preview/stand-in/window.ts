import { EventEmitter } from 'node:events';
import { listenToPage, sendToPage } from '../page-link.ts';
import { app } from './app.ts';
import { invokeHandler } from './ipc-main.ts';

function createContents() {
  const mainFrame = { origin: 'app://resetdesk', parent: null, frameToken: 'preview' };
  return Object.assign(new EventEmitter(), {
    mainFrame,
    setWindowOpenHandler: () => {},
    send: (channel: string, ...args: unknown[]) => sendToPage({ kind: 'event', channel, args }),
  });
}

/** `BrowserWindow`: the browser's tab that holds the link. It counts as shown when the first tab arrives. */
export class BrowserWindow extends EventEmitter {
  readonly webContents = createContents();

  async loadURL(): Promise<void> {
    app.emit('web-contents-created', {}, this.webContents);
    const { webContents } = this;
    listenToPage({
      arrived: () => this.emit('ready-to-show'),
      invoked: (channel, args) =>
        invokeHandler(channel, { sender: webContents, senderFrame: webContents.mainFrame }, args),
    });
  }

  show(): void {}
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return false;
  }
}

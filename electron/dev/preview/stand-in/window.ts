import { EventEmitter } from 'node:events';
import { listenToPage, sendToPage } from '../page-link.ts';
import type { WindowState } from '../page-messages.ts';
import { app } from './app.ts';
import { invokeHandler } from './ipc-main.ts';
import { printPaper } from './paper.ts';
import { answerPage } from './session.ts';

function createContents() {
  const mainFrame = { origin: 'app://resetdesk', parent: null, frameToken: 'preview' };
  const contents = Object.assign(new EventEmitter(), {
    mainFrame,
    setWindowOpenHandler: () => {},
    /** Of a window that is never shown: see `loadURL`. */
    paper: '',
    printToPDF: () => printPaper(contents.paper),
    send: (channel: string, ...args: unknown[]) => sendToPage({ kind: 'event', channel, args }),
  });
  return contents;
}

/**
 * `BrowserWindow`: the browser's tab that holds the link. It counts as shown when the first tab arrives. A window that
 * loads anything but the program's own page is there to be printed.
 */
export class BrowserWindow extends EventEmitter {
  readonly webContents = createContents();
  #state = { protected: false, fullScreen: false };

  async loadURL(url: string): Promise<void> {
    if (!url.startsWith('app:')) {
      this.webContents.paper = await (await answerPage(url, 'GET')).text();
      return;
    }
    app.emit('web-contents-created', {}, this.webContents);
    const { webContents } = this;
    listenToPage({
      arrived: () => {
        this.#show({});
        this.emit('ready-to-show');
      },
      // A tab cannot be kept from closing, and its end is not the program's.
      gone: () => this.emit('close', { preventDefault: () => {} }),
      invoked: (channel, args) =>
        invokeHandler(channel, { sender: webContents, senderFrame: webContents.mainFrame }, args),
    });
  }

  #show(change: Partial<WindowState>): void {
    this.#state = { ...this.#state, ...change };
    sendToPage({ kind: 'window', ...this.#state });
  }

  setContentProtection(on: boolean): void {
    this.#show({ protected: on });
  }
  setFullScreen(on: boolean): void {
    this.#show({ fullScreen: on });
  }
  isFullScreen(): boolean {
    return this.#state.fullScreen;
  }
  show(): void {}
  setBackgroundColor(): void {}
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return false;
  }
  destroy(): void {
    this.webContents.paper = '';
  }
}

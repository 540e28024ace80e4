import type { BrowserWindow } from 'electron';
import type { App } from '../app.ts';

type FullScreen = Pick<BrowserWindow, 'isFullScreen' | 'setFullScreen'>;
type Closing = {
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown;
  webContents: { on(event: 'render-process-gone', listener: () => void): unknown };
};

/** The window while the keyboard is handed over: full screen, and closing it gives the keyboard back instead. */
export type HandoverWindow = {
  show(handedOver: boolean, window: FullScreen | null): void;
  guard(window: Closing): void;
};

export function createHandoverWindow(app: Pick<App, 'call'>): HandoverWindow {
  let on = false;
  let wasFullScreen = false;
  return {
    show: (handedOver, window) => {
      if (handedOver === on || window === null) return;
      on = handedOver;
      if (on) wasFullScreen = window.isFullScreen();
      window.setFullScreen(on || wasFullScreen);
    },
    guard: (window) => {
      window.on('close', (event) => {
        if (!on) return;
        event.preventDefault();
        void app.call('handover.leave', { reason: 'window-closed' });
      });
      // The page that comes back may be sitting in front of somebody else.
      window.webContents.on('render-process-gone', () => {
        if (on) void app.call('handover.leave', { reason: 'page-gone' });
      });
    },
  };
}

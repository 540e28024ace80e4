import type { BrowserWindow, BrowserWindowConstructorOptions, Session } from 'electron';
import type { Printer } from '../services.ts';

/** Answered from memory: a data: address is too short for a page of slips, and a file would stay in a temporary folder. */
const ADDRESS = 'paper://slips/';

type OpenWindow = (options: BrowserWindowConstructorOptions) => BrowserWindow;

/**
 * Draws a page in a window of its own that is never shown, runs no script and can load nothing but this page. The page
 * is forgotten as soon as it is drawn.
 */
export function createPrinter(session: Session, open: OpenWindow): Printer {
  let page: string | null = null;
  session.protocol.handle('paper', () =>
    page === null
      ? new Response('', { status: 404 })
      : new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
  );
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== ADDRESS }));
  return {
    pdf: async (html) => {
      page = html;
      const window = open({
        show: false,
        webPreferences: {
          session,
          javascript: false,
          contextIsolation: true,
          sandbox: true,
          nodeIntegration: false,
          webviewTag: false,
          devTools: false,
        },
      });
      try {
        await window.loadURL(ADDRESS);
        return await window.webContents.printToPDF({
          pageSize: 'A4',
          preferCSSPageSize: true,
          printBackground: true,
        });
      } finally {
        page = null;
        window.destroy();
      }
    },
  };
}

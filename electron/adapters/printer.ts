import type { BrowserWindowConstructorOptions, PrintToPDFOptions } from 'electron';
import type { Printer } from '../services.ts';
import { unlessAborted } from '../unless-aborted.ts';

/** Answered from memory: a data: address is too short for a page of slips, and a file would stay in a temporary folder. */
const ADDRESS = 'paper://slips/';

/** What is used of the session that the paper's window has to itself. */
type PaperSession = {
  protocol: { handle(scheme: string, answer: () => Response): void };
  webRequest: {
    onBeforeRequest(
      judge: (details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void,
    ): void;
  };
};

type PaperWindow = {
  loadURL(url: string): Promise<void>;
  destroy(): void;
  webContents: { printToPDF(options: PrintToPDFOptions): Promise<Uint8Array> };
};

/** Opens a window on that session. */
type OpenWindow = (options: BrowserWindowConstructorOptions) => PaperWindow;

/**
 * Draws a page in a window of its own that is never shown, runs no script and can load nothing but this page. The page
 * is forgotten as soon as it is drawn.
 */
export function createPrinter(session: PaperSession, open: OpenWindow): Printer {
  let page: string | null = null;
  session.protocol.handle('paper', () =>
    page === null
      ? new Response('', { status: 404 })
      : new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
  );
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== ADDRESS }));
  return {
    pdf: async (html, signal) => {
      page = html;
      const window = open({
        show: false,
        webPreferences: {
          javascript: false,
          contextIsolation: true,
          sandbox: true,
          nodeIntegration: false,
          webviewTag: false,
          devTools: false,
        },
      });
      try {
        await unlessAborted(signal, window.loadURL(ADDRESS));
        const options = { pageSize: 'A4', preferCSSPageSize: true, printBackground: true } as const;
        return await unlessAborted(signal, window.webContents.printToPDF(options));
      } finally {
        page = null;
        window.destroy();
      }
    },
  };
}

import type { BrowserWindowConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { createPrinter } from '../../electron/adapters/printer.ts';

type Answer = () => Response;

const never = new Promise<never>(() => {});
const inTime = () => new AbortController().signal;

/** A session and a window that load a page as Electron would: through the handler, past the request filter. */
function surroundings({ broken = false, hanging = null as 'page' | 'drawing' | null } = {}) {
  let handler: Answer = () => new Response('', { status: 503 });
  let filter: (details: { url: string }, answer: (verdict: { cancel: boolean }) => void) => void = () => {};
  const opened: BrowserWindowConstructorOptions[] = [];
  let destroyed = 0;
  const session = {
    protocol: {
      handle: (_scheme: string, next: Answer) => {
        handler = next;
      },
    },
    webRequest: {
      onBeforeRequest: (next: typeof filter) => {
        filter = next;
      },
    },
  };
  const load = async (url: string) => {
    let cancelled = false;
    filter({ url }, ({ cancel }) => (cancelled = cancel));
    return cancelled ? null : await handler().text();
  };
  const open = (options: BrowserWindowConstructorOptions) => {
    opened.push(options);
    let page: string | null = null;
    const window = {
      loadURL: async (url: string) => {
        page = await load(url);
        if (hanging === 'page') await never;
      },
      destroy: () => {
        destroyed += 1;
      },
      webContents: {
        printToPDF: async () => {
          if (hanging === 'drawing') await never;
          if (broken) throw new Error('no printer');
          return Buffer.from(`%PDF ${page}`);
        },
      },
    };
    return window;
  };
  const printer = createPrinter(session, open);
  return { printer, opened, load, destroyed: () => destroyed };
}

test('a page is drawn in a window that is never shown, runs no script and is gone afterwards', async () => {
  const { printer, opened, destroyed } = surroundings();
  expect(Buffer.from(await printer.pdf('<p>K7QF 92MX</p>', inTime())).toString()).toBe(
    '%PDF <p>K7QF 92MX</p>',
  );
  expect(opened).toMatchObject([
    {
      show: false,
      webPreferences: { javascript: false, sandbox: true, contextIsolation: true, nodeIntegration: false },
    },
  ]);
  expect(opened[0]?.webPreferences?.preload).toBeUndefined();
  expect(destroyed()).toBe(1);
});

test('the page can load nothing else, and nothing of it can be asked for afterwards', async () => {
  const { printer, load } = surroundings();
  await printer.pdf('<p>K7QF 92MX</p>', inTime());
  expect(await load('https://example.com/')).toBeNull();
  expect(await load('file:///etc/passwd')).toBeNull();
  expect(await load('paper://slips/')).toBe('');
});

test('a printer that fails leaves no window and no page behind', async () => {
  const { printer, load, destroyed } = surroundings({ broken: true });
  await expect(printer.pdf('<p>K7QF 92MX</p>', inTime())).rejects.toThrow('no printer');
  expect(destroyed()).toBe(1);
  expect(await load('paper://slips/')).toBe('');
});

test.each(['page', 'drawing'] as const)(
  'when nobody waits any more, a %s that hangs leaves no window and no page behind',
  async (hanging) => {
    const { printer, load, destroyed } = surroundings({ hanging });
    const overdue = new AbortController();
    const drawn = printer.pdf('<p>K7QF 92MX</p>', overdue.signal);
    expect(await load('paper://slips/')).toBe('<p>K7QF 92MX</p>');
    overdue.abort(new Error('overdue'));
    await expect(drawn).rejects.toThrow('overdue');
    expect(destroyed()).toBe(1);
    expect(await load('paper://slips/')).toBe('');
  },
);

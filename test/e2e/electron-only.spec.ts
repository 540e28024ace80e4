import { MARKS, systemFormat } from '../../electron/adapters/secret-clipboard.ts';
import type {} from '../../renderer/client.ts';
import { ask, createOffice } from './offices.ts';
import { expect, test } from './program.ts';

/** What only the real Electron can prove. Elsewhere each is skipped by name, with the reason on the terminal. */
const electron = process.env.RESETDESK_ELECTRON;

test.beforeEach(({ playwright: _ }, info) => {
  if (electron) return;
  const reason = 'needs the real Electron, and this run is on the preview host';
  process.stdout.write(`  skipped: ${info.title} (${reason})
`);
  test.skip(true, reason);
});

test('the page runs in an isolated, sandboxed process without Node', async ({ program }) => {
  const seen = await program.page.evaluate(async () => {
    // The page's policy lets no address become a script, so a worker does not even begin.
    const worker = await new Promise((resolve) => {
      try {
        const made = new Worker(new URL('/no-such-worker.js', location.href));
        made.onerror = () => resolve('refused');
        made.onmessage = () => resolve('ran');
      } catch {
        resolve('refused');
      }
    });
    return { process: typeof Reflect.get(window, 'process'), worker };
  });
  expect(seen).toEqual({ process: 'undefined', worker: 'refused' });
});

test('the window does not leave its page', async ({ program }) => {
  const before = program.page.url();
  await program.page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    document.body.append(link);
    link.click();
    link.target = '_blank';
    link.click();
    window.open('https://example.org/');
  });
  await program.page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  expect(await program.page.evaluate(() => typeof window.resetdesk.call)).toBe('function');
  expect(program.page.url()).toBe(before);
  expect(program.page.context().pages()).toHaveLength(1);
});

test('no request reaches another host', async ({ program }) => {
  const outcome = await program.page.evaluate(() =>
    fetch('https://example.org/').then(
      () => 'answered',
      () => 'refused',
    ),
  );
  expect(outcome).toBe('refused');
});

test('every permission a page can ask for is denied', async ({ program }) => {
  const states = await program.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
    return Promise.all(
      names.map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(
          ({ state }) => state,
          () => 'denied',
        ),
      ),
    );
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('a frame inside the page cannot be made, so it cannot call the program', async ({ program }) => {
  const reached = await program.page
    .evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'data:text/html,<p>x</p>';
      document.body.append(frame);
      await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      return Object.hasOwn(frame.contentWindow ?? {}, 'resetdesk');
    })
    .catch(() => false);
  expect(reached).toBe(false);
});

test('files beside the page are not served, however their address is written', async ({ program }) => {
  const answers = await program.page.evaluate(async () => {
    const addresses = [
      '/../main/main.js',
      '/%2e%2e/main/main.js',
      '/..%5cmain.js',
      '/index.html::$DATA',
      '/INDEX~1.HTM',
    ];
    return Promise.all(
      addresses.map((address) =>
        fetch(address).then(
          ({ status }) => status,
          () => 404,
        ),
      ),
    );
  });
  expect(new Set(answers)).toEqual(new Set([404]));
});

test('a copied secret tells the clipboard’s history to leave it out', async ({ program }) => {
  await createOffice(program.page, 'en');
  await ask(program.page, 'secrets.copy', { text: 'maple-harbor-quilt' });
  const { text, formats } = await program.clipboard();
  expect(text).toBe('maple-harbor-quilt');
  const platform = process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux';
  for (const mark of Object.keys(MARKS[platform])) expect(formats).toContain(systemFormat(mark));
});

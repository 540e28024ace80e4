import http from 'node:http';
import { beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { servePages } from '../../electron/dev/preview/page-server.ts';
import { protocol } from '../../electron/dev/preview/stand-in/session.ts';

const SECRET = 'the-secret-of-this-start';
let port = 0;
const origin = () => `http://127.0.0.1:${port}`;
const cookie = () => `resetdesk-preview-${port}=${SECRET}`;
const seen: string[] = [];

beforeAll(async () => {
  protocol.handle('app', (request) => {
    seen.push(request.url);
    const headers = { 'Content-Type': 'text/html', 'Content-Security-Policy': "default-src 'none'" };
    return new Response('<html><head></head></html>', { headers });
  });
  const server = await servePages(0, SECRET);
  port = server.port;
});

function get(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }>(
    (resolve, reject) => {
      const request = http.get({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (part) => (body += part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      });
      request.on('error', reject);
    },
  );
}

function link(headers: Record<string, string>): Promise<'open' | 'refused'> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/__preview/link`, { headers });
  return new Promise((resolve) => {
    socket.on('open', () => {
      socket.close();
      resolve('open');
    });
    socket.on('error', () => resolve('refused'));
  });
}

test('the first address turns its secret into a cookie that scripts and other sites cannot use', async () => {
  const answer = await get(`/?${SECRET}`);
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/');
  expect(answer.headers['set-cookie']?.[0]).toBe(`${cookie()}; HttpOnly; SameSite=Strict; Path=/`);
});

test('with the cookie the page comes with its own policy and the bridge as its first script', async () => {
  const answer = await get('/', { cookie: cookie() });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-security-policy']).toBe("default-src 'none'");
  expect(answer.body).toContain('<head><script src="/__preview/bridge.js"></script>');
});

test('without the secret nothing is answered, whatever is asked for', async () => {
  for (const path of ['/', '/index.html', '/__preview/bridge.js', '/?', '/?wrong', `/x?${SECRET}`]) {
    expect((await get(path)).status, path).toBe(403);
    expect((await get(path, { cookie: `resetdesk-preview-${port}=wrong` })).status, path).toBe(403);
  }
});

test('another name for this computer is refused, with the secret or the cookie', async () => {
  for (const host of [`localhost:${port}`, `attacker.example:${port}`, '127.0.0.1']) {
    expect((await get(`/?${SECRET}`, { host })).status).toBe(403);
    expect((await get('/', { host, cookie: cookie() })).status).toBe(403);
  }
});

test('the link opens for our own page with the cookie, and for nobody else', async () => {
  expect(await link({ cookie: cookie(), origin: origin() })).toBe('open');
  expect(await link({ origin: origin() })).toBe('refused');
  expect(await link({ cookie: cookie(), origin: 'http://attacker.example' })).toBe('refused');
  expect(await link({ cookie: cookie() })).toBe('refused');
  expect(await link({ cookie: cookie(), origin: origin(), host: `attacker.example:${port}` })).toBe(
    'refused',
  );
});

test('addresses reach the program as they were written', async () => {
  await get('/..%2fmain/main.js', { cookie: cookie() });
  expect(seen.at(-1)).toBe('app://resetdesk/..%2fmain/main.js');
});

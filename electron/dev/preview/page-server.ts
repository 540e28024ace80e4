import { timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { WebSocketServer } from 'ws';
import { bridgeScript } from './bridge-script.ts';
import { program } from './host-state.ts';
import { attachPage } from './page-link.ts';
import { answerPage } from './stand-in/session.ts';

const BRIDGE = '/__preview/bridge.js';
const LINK = '/__preview/link';

type Server = { port: number };

/**
 * Shows the program's pages on loopback to whoever holds the start's secret. The first address carries it and turns
 * it into a cookie; after that every request and the link must bring the cookie, and name this host and no other.
 */
export async function servePages(port: number, secret: string): Promise<Server> {
  const server = http.createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  const links = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 * 1024 });

  const own = () => `127.0.0.1:${listeningPort(server)}`;
  const cookieName = () => `resetdesk-preview-${listeningPort(server)}`;

  function allowed(request: http.IncomingMessage): boolean {
    if (request.headers.host !== own()) return false;
    const cookies = (request.headers.cookie ?? '').split(/;\s*/);
    const value = cookies.find((cookie) => cookie.startsWith(`${cookieName()}=`))?.split('=')[1] ?? '';
    return same(value, secret);
  }

  async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = request.url ?? '/';
    if (request.headers.host === own() && url.startsWith('/?') && same(url.slice(2), secret)) {
      const cookie = `${cookieName()}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
      response.writeHead(303, { Location: '/', 'Set-Cookie': cookie, 'Cache-Control': 'no-store' }).end();
      return;
    }
    if (!allowed(request)) {
      response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
      response.end('Open the address that the preview host printed when it started.\n');
      return;
    }
    if (url === BRIDGE) {
      const preload = await readFile(path.join(program.folder, 'out/preload/preload.cjs'), 'utf8');
      response.writeHead(200, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'no-store',
      });
      response.end(await bridgeScript(preload, LINK));
      return;
    }
    if (url === '/favicon.ico') {
      // Browsers ask for it unasked; a window of Electron does not.
      response.writeHead(204).end();
      return;
    }
    const page = await answerPage(`app://resetdesk${url}`, request.method ?? 'GET');
    response.writeHead(page.status, Object.fromEntries(page.headers));
    response.end(withBridge(page.headers, Buffer.from(await page.arrayBuffer())));
  }

  server.on('upgrade', (request, socket, head) => {
    const fromOurPage = request.headers.origin === `http://${own()}`;
    if (!allowed(request) || !fromOurPage || request.url !== LINK) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    links.handleUpgrade(request, socket, head, attachPage);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { port: listeningPort(server) };
}

/** The preload runs before the page's own scripts, as it does in Electron. */
function withBridge(headers: Headers, body: Buffer): Buffer {
  if (!headers.get('content-type')?.startsWith('text/html')) return body;
  return Buffer.from(body.toString('utf8').replace(/<head[^>]*>/i, `$&<script src="${BRIDGE}"></script>`));
}

function listeningPort(server: http.Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The preview host is not listening');
  return address.port;
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

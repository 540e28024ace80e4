import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The program's own address; nothing else is ever loaded. */
export const ORIGIN = 'app://resetdesk';
export const START_PAGE = `${ORIGIN}/index.html`;
/** What the build writes where the nonce of a load belongs. */
const NONCE_PLACE = '__NONCE__';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** No inline code, no foreign address, no frame, no eval: what is not named here does not run (S58). */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}

/**
 * Answers one request for the renderer's files. The address is compared, as it came, with the list of files that
 * exist: no path is ever made out of it, so no spelling of `..`, of a drive or of a stream can lead elsewhere.
 */
export async function answerPageRequest(
  folder: string,
  request: { url: string; method: string },
): Promise<Response> {
  if (request.method !== 'GET') return refusal(405);
  const file = (await listFiles(folder)).get(addressOf(request.url));
  const type = file === undefined ? undefined : CONTENT_TYPES[path.extname(file)];
  if (file === undefined || type === undefined) return refusal(404);
  const nonce = randomBytes(18).toString('base64');
  const bytes = await readFile(path.join(folder, file));
  const body = file.endsWith('.html') ? bytes.toString('utf8').replaceAll(NONCE_PLACE, nonce) : bytes;
  return new Response(body, { headers: { ...headers(nonce), 'Content-Type': type } });
}

function addressOf(url: string): string {
  if (!url.startsWith(`${ORIGIN}/`)) return '';
  const address = url.slice(ORIGIN.length).replace(/[?#].*$/s, '');
  return address === '/' ? '/index.html' : address;
}

async function listFiles(folder: string, under = ''): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(path.join(folder, under), { withFileTypes: true })) {
    const name = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) {
      for (const [address, file] of await listFiles(folder, name)) files.set(address, file);
    } else if (entry.isFile()) {
      files.set(`/${name}`, name);
    }
  }
  return files;
}

function headers(nonce: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

function refusal(status: 404 | 405): Response {
  return new Response('', { status, headers: headers(randomBytes(18).toString('base64')) });
}

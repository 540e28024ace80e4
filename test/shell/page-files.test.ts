import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerPageRequest, contentSecurityPolicy } from '../../electron/adapters/page-files.ts';

let base = '';
const folder = () => path.join(base, 'renderer');
const get = (address: string) =>
  answerPageRequest(folder(), { url: `app://resetdesk${address}`, method: 'GET' });

beforeAll(async () => {
  base = await mkdtemp(path.join(os.tmpdir(), 'resetdesk-pages-'));
  await mkdir(path.join(folder(), 'assets'), { recursive: true });
  await mkdir(path.join(base, 'main'));
  await writeFile(path.join(base, 'main/main.js'), 'secret');
  await writeFile(
    path.join(folder(), 'index.html'),
    '<script nonce="__NONCE__"></script><meta nonce="__NONCE__">',
  );
  await writeFile(path.join(folder(), 'assets/a-1.js'), 'const place = "__NONCE__";');
  await writeFile(path.join(folder(), 'notes.txt'), 'not for the page');
});
afterAll(() => rm(base, { recursive: true, force: true }));

test('the page is served with a policy that allows nothing unsafe', async () => {
  const response = await get('/index.html');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(response.status).toBe(200);
  expect(policy.split('; ').toSorted()).toEqual(
    contentSecurityPolicy(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '')
      .split('; ')
      .toSorted(),
  );
  expect(policy).not.toMatch(/unsafe-|\*|https?:|blob:/);
  for (const rule of [
    "default-src 'none'",
    "connect-src 'self'",
    "form-action 'none'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ]) {
    expect(policy.split('; ')).toContain(rule);
  }
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('each load gets a nonce of its own, the same in the policy and in the page', async () => {
  const nonces = new Set<string>();
  for (let load = 0; load < 20; load++) {
    const response = await get('/');
    const nonce =
      /'nonce-([^']{20,})'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    expect(await response.text()).toBe(`<script nonce="${nonce}"></script><meta nonce="${nonce}">`);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(20);
});

test('a script keeps every byte, also where it looks like the place of a nonce', async () => {
  const response = await get('/assets/a-1.js?v=1');
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(await response.text()).toBe('const place = "__NONCE__";');
});

test.each([
  '/../main/main.js',
  '/assets/../../main/main.js',
  '/%2e%2e/main/main.js',
  '/%2e%2e%2fmain%2fmain.js',
  '/..%2fmain/main.js',
  '/..\\main\\main.js',
  '/..%5cmain%5cmain.js',
  '//host/share/index.html',
  '//index.html',
  '/index.html%00',
  '/index.html\0.js',
  '/index.html::$DATA',
  '/INDEX~1.HTM',
  '/INDEX.HTML',
  '/index.html/',
  '/index.html.',
  '/assets',
  '/assets/',
  '/C:/Windows/win.ini',
  '/etc/passwd',
  '/./index.html',
  '/__proto__',
  '/notes.txt',
])('%j is not there', async (address) => {
  expect((await get(address)).status).toBe(404);
});

test.each([
  'app://other/index.html',
  'app://otherdesk/index.html',
  'app://resetdesk:80/index.html',
  'app://resetdesk@other/index.html',
  'file:///index.html',
])('%s is not ours', async (url) => {
  expect((await answerPageRequest(folder(), { url, method: 'GET' })).status).toBe(404);
});

test('nothing is posted to the program', async () => {
  const response = await answerPageRequest(folder(), { url: 'app://resetdesk/index.html', method: 'POST' });
  expect(response.status).toBe(405);
});

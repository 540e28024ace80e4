import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright';
import { buildWhenOlder, ROOT } from '../../electron/dev/build/build.ts';
import { findBrowser } from '../../electron/dev/find-browser.ts';
import { addressOf, endHost, startPreviewHost } from '../../electron/dev/run-host.ts';
import { msText, percentile, type Row } from './measure.ts';

const TURNS = 7;

/** From starting the host's process to the first paint in a browser that already runs, against a bare page. */
export async function benchStart(): Promise<Row[]> {
  await buildWhenOlder();
  // As root Chromium has no sandbox of its own to start.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: findBrowser().file, args });
  const ours: number[] = [];
  const bare: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    ours.push(await programTurn(browser));
    bare.push(await emptyTurn(browser));
  }
  await browser.close();
  const [mine, limit] = [percentile(ours, 0.5), percentile(bare, 0.5)];
  return [
    {
      metric: 'start to first paint, preview host',
      ours: msText(mine),
      against: 'an empty page from a bare Node server',
      peer: msText(limit),
      ratio: mine / limit,
      better: 'less',
    },
  ];
}

async function programTurn(browser: Browser): Promise<number> {
  const data = mkdtempSync(path.join(tmpdir(), 'resetdesk-bench-'));
  const begin = performance.now();
  const host = startPreviewHost({
    program: ROOT,
    data,
    language: 'en',
    port: 0,
    secret: null,
    greeting: false,
  });
  const painted = await firstPaint(browser, await addressOf(host), '#root h1');
  const taken = performance.now() - begin;
  await endHost(host);
  rmSync(data, { recursive: true, force: true });
  return painted ? taken : Number.NaN;
}

async function emptyTurn(browser: Browser): Promise<number> {
  const begin = performance.now();
  const server = fork(path.join(import.meta.dirname, 'empty-page.ts'));
  const url = await new Promise<string>((resolve) =>
    server.once('message', (message) => resolve(String(message))),
  );
  const painted = await firstPaint(browser, url, 'p');
  const taken = performance.now() - begin;
  server.disconnect();
  return painted ? taken : Number.NaN;
}

/** Resolves when the page has something on it that the browser has painted. */
async function firstPaint(browser: Browser, url: string, selector: string): Promise<boolean> {
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector(selector, { state: 'visible' });
  const paints = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() =>
          setTimeout(() => resolve(performance.getEntriesByType('paint').length), 0),
        );
      }),
  );
  await page.close();
  return paints > 0;
}

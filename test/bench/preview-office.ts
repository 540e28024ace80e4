import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { buildWhenOlder, ROOT } from '../../electron/dev/build/build.ts';
import { findBrowser } from '../../electron/dev/find-browser.ts';
import { addressOf, endHost, startPreviewHost } from '../../electron/dev/run-host.ts';
import type { Channel } from '../../shared/channels.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { Reply } from '../../shared/errors.ts';
import { fillOffice } from './big-office.ts';

export const ADMIN = { login: 'bench', password: 'seven paper boats on a blue sea' };

export async function openBrowser(): Promise<Browser> {
  await buildWhenOlder();
  // As root Chromium has no sandbox of its own to start.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: findBrowser().file, args });
}

/** A data folder with an office at work in it and so many people; `remove` takes it away. */
export async function officeFolder(
  browser: Browser,
  people: number,
): Promise<{ data: string; remove(): void }> {
  const data = mkdtempSync(path.join(tmpdir(), 'resetdesk-bench-'));
  const { host, url } = await startHost(data);
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForSelector('#root h1');
  const admin = { ...ADMIN, name: 'Bench', email: 'bench@office.test' };
  await ask(page, 'setup.createOffice', { officeName: 'Bench', contact: '', language: 'en', admin });
  await ask(page, 'recovery.issue', { password: null });
  await ask(page, 'recovery.confirm', {});
  await ask(page, 'setup.finish', {});
  await page.close();
  await endHost(host);
  await fillOffice(path.join(data, 'office', 'office.db'), people);
  return { data, remove: () => rmSync(data, { recursive: true, force: true, maxRetries: 5 }) };
}

/** @param program the folder that holds `out/` */
export async function startHost(data: string, program = ROOT): Promise<{ host: ChildProcess; url: string }> {
  const host = startPreviewHost({
    program,
    data,
    language: 'en',
    port: 0,
    secret: null,
    greeting: false,
  });
  return { host, url: await addressOf(host) };
}

/** Asks main as a screen would. */
export async function ask<C extends Channel>(page: Page, channel: C, input: InputOf<C>): Promise<void> {
  const reply: Reply<unknown> = await page.evaluate(([name, value]) => window.resetdesk.call(name, value), [
    channel,
    input,
  ] as const);
  if (!reply.ok) throw new Error(`${channel} was refused: ${reply.error.code}`);
}

import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { ROOT } from '../../electron/dev/build/build.ts';
import { endHost } from '../../electron/dev/run-host.ts';
import { firstLoad } from '../support/first-load.ts';
import { emptyProgram } from './empty-program.ts';
import { beside, msText, type Row } from './measure.ts';
import { ADMIN, ask, officeFolder, openBrowser, startHost } from './preview-office.ts';

const TURNS = 9;
const PEOPLE = 1000;

type Turn = { ready: number; painted: number; search: number };

/**
 * From starting the host's process to the sign-in that every day begins with, and on to fifty people in the list; in a
 * browser that already runs, turn by turn with a program that is as empty as its page, on the same host and file.
 */
export async function benchStart(): Promise<Row[]> {
  const browser = await openBrowser();
  const office = await officeFolder(browser, PEOPLE);
  const empty = emptyProgram();
  const ours: Turn[] = [];
  const bare: Omit<Turn, 'search'>[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    ours.push(await programTurn(browser, office.data));
    bare.push(await emptyTurn(browser, office.data, empty.folder));
  }
  await browser.close();
  office.remove();
  empty.remove();
  const row = (metric: string, part: keyof Turn, peer: 'ready' | 'painted', target: number): Row => {
    const both = beside(
      ours.map((one) => one[part]),
      bare.map((one) => one[peer]),
    );
    const against = peer === 'ready' ? 'an empty program on the same host' : 'its empty page';
    const [mine, limit] = [msText(both.ours), msText(both.theirs)];
    return { metric, ours: mine, against, peer: limit, ratio: both.ratio, better: 'less', target };
  };
  return [
    firstLoadRow(),
    row('start to the page being served, preview host', 'ready', 'ready', 1.6),
    row('start to first paint, preview host', 'painted', 'painted', 1.8),
    row('the same and on to a usable search, password check left out', 'search', 'painted', 2.2),
  ];
}

/** Bytes, compressed. */
const MOST_AT_FIRST = 350_000;

function firstLoadRow(): Row {
  const { gzipped } = firstLoad(path.join(ROOT, 'out/renderer'));
  return {
    metric: 'the page until an operator can search, gzip',
    ours: `${Math.round(gzipped / 1000)} kB`,
    against: 'the promise',
    peer: `${MOST_AT_FIRST / 1000} kB`,
    ratio: gzipped / MOST_AT_FIRST,
    better: 'less',
    target: 1,
  };
}

async function programTurn(browser: Browser, data: string): Promise<Turn> {
  const begin = performance.now();
  const { host, url } = await startHost(data);
  const ready = performance.now() - begin;
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  await painted(page, '#root h1');
  const first = performance.now() - begin;
  // Whoever types a password leaves the page more time than this.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await ask(page, 'session.signIn', ADMIN);
  const answered = performance.now();
  await painted(page, '[role=option]');
  const search = performance.now() - answered;
  await page.close();
  await endHost(host);
  return { ready, painted: first, search: first + search };
}

async function emptyTurn(browser: Browser, data: string, program: string): Promise<Omit<Turn, 'search'>> {
  const begin = performance.now();
  const { host, url } = await startHost(data, program);
  const ready = performance.now() - begin;
  const page = await browser.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  await painted(page, 'p');
  const taken = performance.now() - begin;
  await page.close();
  await endHost(host);
  return { ready, painted: taken };
}

/** Resolves when this is on the page and the browser has painted it. */
async function painted(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector, { state: 'visible' });
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(), 0))),
  );
}

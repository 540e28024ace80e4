import { endHost } from '../../electron/dev/run-host.ts';
import { median, msText, percentile, type Row } from './measure.ts';
import { ADMIN, ask, officeFolder, openBrowser, startHost } from './preview-office.ts';

const PEOPLE = 50_000;
const TURNS = 12;
/** One frame at 60 a second, ms. */
const FRAME = 1000 / 60;
/** As somebody types them; each finds fifty and more. */
const TYPED = [
  '김',
  '김ㅁ',
  '김미',
  '김민',
  '이',
  '이서',
  '박',
  '박ㅈ',
  'a',
  'an',
  'ann',
  'j',
  'jo',
  '010',
  '0101',
];

/** Of each text typed what its turns took, ms. */
type Times = { ours: number[][]; asking: number[][]; limit: number[][] };

/**
 * From a letter in the search box to its fifty rows laid out, in a browser: the question to main and the search of a
 * large office included. Beside it the least a list can be: the same texts as one text node a row, laid out. Of each
 * text the median of its turns counts: one in which another program had the core does not.
 */
export async function benchKeystroke(): Promise<Row[]> {
  const browser = await openBrowser();
  const office = await officeFolder(browser, PEOPLE);
  const { host, url } = await startHost(office.data);
  const page = await browser.newPage({ viewport: { width: 1100, height: 720 } });
  await page.goto(url);
  await page.waitForSelector('#root h1');
  await ask(page, 'session.signIn', ADMIN);
  await page.waitForSelector('[role=option]');
  const times = await page.evaluate(typeAndTime, { typed: TYPED, turns: TURNS });
  const [ours, asking, limit] = [times.ours, times.asking, times.limit].map((part) => part.map(median));
  await browser.close();
  await endHost(host);
  office.remove();
  const row = (what: string, part: number, target?: number): Row => {
    const mine = percentile(ours ?? [], part);
    return {
      metric: `keystroke to fifty rows, ${what}`,
      ours: msText(mine),
      against: 'one frame',
      peer: msText(FRAME),
      ratio: mine / FRAME,
      better: 'less',
      ...(target === undefined ? {} : { target }),
    };
  };
  const asked = median(asking ?? []);
  const drawn = median(ours ?? []) - asked;
  const texts = median(limit ?? []);
  return [
    {
      metric: `drawing fifty rows (the keystroke less ${msText(asked)} for asking main), p50`,
      ours: msText(drawn),
      against: 'the texts alone, one node a row',
      peer: msText(texts),
      ratio: drawn / texts,
      better: 'less',
    },
    row('p50', 0.5),
    row('p95', 0.95, 1),
  ];
}

/** Runs in the page. */
async function typeAndTime({ typed, turns }: { typed: string[]; turns: number }): Promise<Times> {
  const box = document.querySelector<HTMLInputElement>('[role=combobox]');
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  if (!box || !write) throw new Error('there is no search box');
  const list = () => document.querySelector<HTMLElement>('[role=listbox]');
  const answered = (query: string) =>
    new Promise<void>((resolve) => {
      const watch = new MutationObserver(() => {
        if (list()?.dataset.query !== query) return;
        watch.disconnect();
        resolve();
      });
      watch.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-query'] });
    });
  const plain = document.createElement('div');
  plain.style.width = `${list()?.clientWidth ?? 800}px`;
  plain.style.position = 'absolute';
  document.body.append(plain);

  const none = () => typed.map((): number[] => []);
  const times: Times = { ours: none(), asking: none(), limit: none() };
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const [at, text] of typed.entries()) {
      // Blanks at the end change nothing but that this was never asked before: what was is answered without main.
      const query = `${text}${' '.repeat(turn)}`;
      const shown = answered(query);
      const begin = performance.now();
      write.call(box, query);
      box.dispatchEvent(new Event('input', { bubbles: true }));
      await shown;
      list()?.getBoundingClientRect();
      const end = performance.now();
      const rows = [...document.querySelectorAll('[role=option]')].map((row) => row.textContent);
      if (rows.length !== 50) throw new Error(`${query} shows ${rows.length} rows`);
      const beginPlain = performance.now();
      plain.replaceChildren(
        ...rows.map((text) => {
          const line = document.createElement('div');
          line.textContent = text;
          return line;
        }),
      );
      plain.getBoundingClientRect();
      const endPlain = performance.now();
      // The first turn warms up.
      if (turn > 0) {
        times.ours[at]?.push(end - begin);
        times.limit[at]?.push(endPlain - beginPlain);
      }
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
      const beginAsking = performance.now();
      await window.resetdesk.call('users.search', { query, filter: 'all', department: null, limit: 50 });
      if (turn > 0) times.asking[at]?.push(performance.now() - beginAsking);
    }
  }
  return times;
}

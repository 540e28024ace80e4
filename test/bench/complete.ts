import { monitorEventLoopDelay } from 'node:perf_hooks';
import bcrypt from 'bcrypt';
import { openTestOffice, type TestApp } from '../support/test-office.ts';
import { beside, median, msText, percentile, perSecond, perSecondText, type Row, timed } from './measure.ts';

const COST = 12;
const WIDTH = 8;
const ROUNDS = 4;
/** Many times the width: at both ends of a round there are fewer at once. */
const PER_ROUND = 96;
/** What the product promises meanwhile, ms: a keystroke's answer, and what the window's turn may be late by. */
const SEARCH_LIMIT = 10;
const DELAY_LIMIT = 8;
const RESOLUTION = 1;
const BETWEEN_KEYSTROKES = 60;

/**
 * `resets.complete` with everything it does, against bcrypt alone at the same cost and concurrency, turn by turn and
 * with somebody typing in the search box all the while; of the figures of each turn the median.
 */
export async function benchComplete(): Promise<Row[]> {
  const app = await openTestOffice({ bcryptCost: COST });
  await app.given.office();
  const mails = await tokensOf(app, ROUNDS * PER_ROUND);
  const ours: number[] = [];
  const bare: number[] = [];
  const searches: number[] = [];
  const delays: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const texts = mails.slice(round * PER_ROUND, (round + 1) * PER_ROUND);
    const complete = (text: string) =>
      app.call('resets.complete', {
        text,
        newPassword: `서른 마리 고래가 춤춘다 ${round}`,
        way: 'typed-on-behalf',
        mustChange: false,
      });
    const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
    delay.enable();
    const stop = typing(app);
    ours.push(await perSecond(texts, WIDTH, complete));
    searches.push(percentile(await stop(), 0.95));
    delay.disable();
    delays.push(delay.percentile(99) / 1e6 - RESOLUTION);
    const stopBeside = typing(app);
    bare.push(await perSecond(texts, WIDTH, () => bcrypt.hash('correct horse battery staple', COST)));
    await stopBeside();
  }
  await app.end();
  const both = beside(ours, bare);
  return [
    {
      metric: `resets.complete, bcrypt cost ${COST}, ${WIDTH} at once`,
      ours: perSecondText(both.ours),
      against: 'bcrypt alone',
      peer: perSecondText(both.theirs),
      ratio: both.ratio,
      better: 'more',
      target: 0.95,
    },
    meanwhile('event-loop delay p99 meanwhile, above the timer', median(delays), DELAY_LIMIT),
    meanwhile('users.search p95 meanwhile', median(searches), SEARCH_LIMIT),
  ];
}

function meanwhile(metric: string, ms: number, limit: number): Row {
  const against = 'the promise';
  return {
    metric,
    ours: msText(ms),
    against,
    peer: msText(limit),
    ratio: ms / limit,
    better: 'less',
    target: 1,
  };
}

/** Somebody types in the search box. @returns the way to stop, which answers how long each letter took, ms */
function typing(app: TestApp): () => Promise<number[]> {
  const times: number[] = [];
  let over = false;
  const typed = (async () => {
    for (let key = 0; !over; key += 1) {
      times.push(await timed(() => app.call('users.search', { query: `벤치 ${key % 10}`, limit: 50 })));
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_KEYSTROKES));
    }
  })();
  return async () => {
    over = true;
    await typed;
    return times;
  };
}

async function tokensOf(app: TestApp, count: number): Promise<string[]> {
  const { tokens } = await app.call('settings.get', {});
  await app.call('settings.saveTokens', { ...tokens, perOperatorHour: 10_000, perOfficeHour: 100_000 });
  const mails: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const email = `bench${i}@office.test`;
    const login = `bench${i}`;
    const userId = await app.given.user({ name: `벤치 ${i}`, email, login, staffNumber: `B${i}` });
    const { mail } = await app.call('resets.send', { userId });
    await app.settled(mail.id);
    mails.push(await app.given.mailTo(email));
  }
  return mails;
}

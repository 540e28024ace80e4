import { openTestOffice } from '../support/test-office.ts';
import { type FastApi, startFastApi } from './fastapi-peer.ts';
import { startSink } from './mail-peer.ts';
import { beside, msText, perSecond, perSecondText, type Row, timed } from './measure.ts';
import { peopleOf, sendThrough } from './people-of.ts';

const SINGLE = 60;
const CONCURRENT = 2;
const ROUNDS = 4;
const PER_ROUND = 4;
const COMPLETES = ROUNDS * PER_ROUND;
const COST = 12;
const PEER = 'FastAPI as the origin builds it';

/** What both do, in turns: ms of each request, and how many resets a second in each round. */
type Figures = { sends: number[]; completes: number[] };

/** The origin's service as a peer, where python3-fastapi, uvicorn, python3-jwt and python3-bcrypt are installed. */
export async function benchFastApi(): Promise<Row[]> {
  const peer = await startFastApi();
  const ours: Figures = { sends: [], completes: [] };
  const theirs: Figures = { sends: [], completes: [] };
  try {
    await measure(peer, ours, theirs);
  } finally {
    await peer?.stop();
  }
  const row = (metric: string, part: keyof Figures, against: string, target?: number): Row => {
    const both = beside(ours[part], theirs[part]);
    const text = part === 'sends' ? msText : perSecondText;
    return {
      metric,
      ours: text(both.ours),
      against: `${PEER}, ${against}`,
      peer: peer === null ? 'not installed' : text(both.theirs),
      ratio: peer === null ? Number.NaN : both.ratio,
      better: part === 'sends' ? 'less' : 'more',
      ...(peer === null || target === undefined ? {} : { target }),
    };
  };
  const single = 'resets.send, one at a time, p50, codes at their lowest cost';
  const complete = `resets.complete, bcrypt cost ${COST}, ${CONCURRENT} at once`;
  return [
    row(single, 'sends', 'request to mail accepted', 2),
    // Its handlers run in threads, and bcrypt lets them: both can only be as fast as bcrypt on all cores.
    row(complete, 'completes', 'verify + set'),
  ];
}

async function measure(peer: FastApi | null, ours: Figures, theirs: Figures): Promise<void> {
  const app = await openTestOffice({ sendWait: 30_000, bcryptCost: COST });
  await app.given.office();
  const users = await peopleOf(app, SINGLE + COMPLETES);
  const texts: string[] = [];
  for (const [n, userId] of users.slice(0, COMPLETES).entries()) {
    const { mail } = await app.call('resets.send', { userId });
    await app.settled(mail.id);
    texts.push(await app.given.mailTo(`bench${n}@office.test`));
  }
  const sink = await startSink();
  await sendThrough(app, sink);
  const tokens: string[] = [];
  for (const [n, userId] of users.slice(COMPLETES).entries()) {
    ours.sends.push(await timed(() => app.call('resets.send', { userId })));
    const ask = async () => tokens.push((await peer?.ask(`person${n}@office.test`)) ?? '');
    theirs.sends.push(await timed(ask));
  }
  const [way, newPassword] = ['typed-on-behalf', '서른 마리 고래가 느리게 춤춘다'] as const;
  for (let round = 0; round < ROUNDS; round += 1) {
    const part = <T>(list: readonly T[]) => list.slice(round * PER_ROUND, (round + 1) * PER_ROUND);
    const complete = (text: string) =>
      app.call('resets.complete', { text, newPassword, way, mustChange: false });
    ours.completes.push(await perSecond(part(texts), CONCURRENT, complete));
    theirs.completes.push(await perSecond(part(tokens), CONCURRENT, async (token) => peer?.set(token)));
  }
  await app.end();
  sink.stop();
}

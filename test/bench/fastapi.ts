import { spawnSync } from 'node:child_process';
import { openTestOffice } from '../support/test-office.ts';
import { startFastApi } from './fastapi-peer.ts';
import { startSink } from './mail-peer.ts';
import { msText, percentile, perSecond, perSecondText, type Row, timed } from './measure.ts';
import { peopleOf, sendThrough } from './people-of.ts';

const SINGLE = 60;
const CONCURRENT = 2;
const COMPLETES = 8;
const COST = 12;
const PEER = 'FastAPI as the origin builds it';

type Figures = { sendMs: number; completesPerSecond: number };

/** The origin's service as a peer, where python3-fastapi, uvicorn, python3-jwt and python3-bcrypt are installed. */
export async function benchFastApi(): Promise<Row[]> {
  const ours = await ourFigures();
  const there = spawnSync('python3', ['-c', 'import fastapi, uvicorn, jwt, bcrypt']).status === 0;
  const theirs = there ? await peerFigures() : null;
  return [
    {
      metric: 'resets.send, one at a time, p50, codes at their lowest cost (target 2)',
      ours: msText(ours.sendMs),
      against: `${PEER}, request to mail accepted`,
      peer: theirs === null ? 'not installed' : msText(theirs.sendMs),
      ratio: theirs === null ? Number.NaN : ours.sendMs / theirs.sendMs,
      better: 'less',
    },
    {
      metric: `resets.complete, bcrypt cost ${COST}, ${CONCURRENT} at once (target 1.9)`,
      ours: perSecondText(ours.completesPerSecond),
      against: `${PEER}, verify + set`,
      peer: theirs === null ? 'not installed' : perSecondText(theirs.completesPerSecond),
      ratio: theirs === null ? Number.NaN : ours.completesPerSecond / theirs.completesPerSecond,
      better: 'more',
    },
  ];
}

async function ourFigures(): Promise<Figures> {
  const app = await openTestOffice({ sendWait: 30_000, bcryptCost: COST });
  await app.given.office();
  const users = await peopleOf(app, SINGLE + COMPLETES);
  const texts: string[] = [];
  for (const [n, userId] of users.slice(0, COMPLETES).entries()) {
    const { mail } = await app.call('resets.send', { userId });
    await app.settled(mail.id);
    texts.push(await app.given.mailTo(`bench${n}@office.test`));
  }
  const way = 'typed-on-behalf';
  const newPassword = '서른 마리 고래가 느리게 춤춘다';
  const completesPerSecond = await perSecond(texts, CONCURRENT, (text) =>
    app.call('resets.complete', { text, newPassword, way, mustChange: false }),
  );
  const sink = await startSink();
  await sendThrough(app, sink);
  const single: number[] = [];
  for (const userId of users.slice(COMPLETES)) {
    single.push(await timed(() => app.call('resets.send', { userId })));
  }
  await app.end();
  sink.stop();
  return { sendMs: percentile(single, 0.5), completesPerSecond };
}

async function peerFigures(): Promise<Figures> {
  const peer = await startFastApi();
  try {
    const tokens: string[] = [];
    const single: number[] = [];
    for (let n = 0; n < SINGLE; n += 1) {
      single.push(await timed(async () => tokens.push(await peer.ask(`person${n}@office.test`))));
    }
    const completesPerSecond = await perSecond(tokens.slice(0, COMPLETES), CONCURRENT, peer.set);
    return { sendMs: percentile(single, 0.5), completesPerSecond };
  } finally {
    await peer.stop();
  }
}

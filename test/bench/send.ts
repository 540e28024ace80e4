import { openTestOffice } from '../support/test-office.ts';
import { bareMailer, CONNECTIONS, startSink } from './mail-peer.ts';
import { beside, perSecond, perSecondText, type Row } from './measure.ts';
import { peopleOf, sendThrough } from './people-of.ts';

const WIDTH = 8;
const ROUNDS = 5;
const PER_ROUND = 100;

/**
 * `resets.send` until the server's 250 is written down (token, sealed mail, reset, log line), against nodemailer
 * alone composing and sending a mail of the same text to the same server over as many connections without delay.
 * The code's hash is at its lowest cost here: at the program's own it takes 50 ms of a core by intent.
 */
export async function benchSend(): Promise<Row[]> {
  const sink = await startSink();
  const app = await openTestOffice({ sendWait: 30_000 });
  await app.given.office();
  const users = await peopleOf(app, ROUNDS * PER_ROUND);
  const first = await app.call('resets.send', { userId: users[0] ?? '' });
  await app.settled(first.mail.id);
  const text = await app.given.mailTo('bench0@office.test');
  const html = `<!doctype html><html lang="ko"><body>${text.replaceAll('\n', '<br>')}</body></html>`;
  const mail = { subject: '비밀번호 재설정', text, html };
  await sendThrough(app, sink);
  const bare = bareMailer(sink);
  await bare.send('warm@office.test', mail);
  const send = async (userId: string) => {
    const sent = await app.call('resets.send', { userId });
    if (sent.mail.state !== 'handed-over')
      throw new Error(`the mail is ${sent.mail.state}: ${sent.mail.answer}`);
  };

  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const part = users.slice(round * PER_ROUND, (round + 1) * PER_ROUND);
    ours.push(await perSecond(part, WIDTH, send));
    theirs.push(await perSecond(part, WIDTH, (userId) => bare.send(`${userId}@office.test`, mail)));
  }
  bare.close();
  await app.end();
  sink.stop();
  const both = beside(ours, theirs);
  return [
    {
      metric: `resets.send to the server's 250, ${WIDTH} at once`,
      ours: perSecondText(both.ours),
      against: `bare nodemailer, no-delay socket, ${CONNECTIONS} connections`,
      peer: perSecondText(both.theirs),
      ratio: both.ratio,
      better: 'more',
    },
  ];
}

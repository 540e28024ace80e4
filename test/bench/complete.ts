import bcrypt from 'bcrypt';
import { openTestOffice } from '../support/test-office.ts';
import { percentile, perSecond, perSecondText, type Row } from './measure.ts';

const COST = 12;
const WIDTH = 8;
const ROUNDS = 3;
const PER_ROUND = 16;

/** `resets.complete` with everything it does, against bcrypt alone at the same cost and concurrency, turn by turn. */
export async function benchComplete(): Promise<Row[]> {
  const app = await openTestOffice({ bcryptCost: COST });
  await app.given.office();
  const { tokens } = await app.call('settings.get', {});
  await app.call('settings.saveTokens', { ...tokens, perOperatorHour: 10_000, perOfficeHour: 100_000 });
  const mails: string[] = [];
  for (let i = 0; i < ROUNDS * PER_ROUND; i += 1) {
    const email = `bench${i}@office.test`;
    const userId = await app.given.user({
      name: `벤치 ${i}`,
      email,
      login: `bench${i}`,
      staffNumber: `B${i}`,
    });
    const { mail } = await app.call('resets.send', { userId });
    await app.settled(mail.id);
    mails.push(await app.given.mailTo(email));
  }
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const texts = mails.slice(round * PER_ROUND, (round + 1) * PER_ROUND);
    const complete = (text: string) =>
      app.call('resets.complete', {
        text,
        newPassword: `서른 마리 고래가 춤춘다 ${round}`,
        way: 'typed-on-behalf',
        mustChange: false,
      });
    ours.push(await perSecond(texts, WIDTH, complete));
    bare.push(await perSecond(texts, WIDTH, () => bcrypt.hash('correct horse battery staple', COST)));
  }
  await app.end();
  const [mine, limit] = [percentile(ours, 0.5), percentile(bare, 0.5)];
  return [
    {
      metric: `resets.complete, bcrypt cost ${COST}, ${WIDTH} at once`,
      ours: perSecondText(mine),
      against: 'bcrypt alone',
      peer: perSecondText(limit),
      ratio: mine / limit,
      better: 'more',
    },
  ];
}

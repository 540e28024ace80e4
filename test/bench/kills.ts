import { killWhileSending } from '../support/killed-outbox.ts';
import type { Row } from './measure.ts';

const KILLS = 100;
const MAILS = 5000;

/** A process killed again and again while it sends: what became of its mails. */
export async function benchKills(): Promise<Row[]> {
  const report = await killWhileSending(MAILS, KILLS);
  const wrong = [
    report.lost,
    report.claimed,
    report.doubled,
    report.missingAfterRetry,
    report.doubledAfterRetry,
  ].flat();
  return [
    {
      metric: `${MAILS} mails, ${KILLS} kills: lost, or twice without having been unknown`,
      ours: String(wrong.length),
      against: `the promise; ${report.unknown} unknown in all, ${report.mostUnknownAtOnce} at once at most`,
      peer: '0',
      ratio: wrong.length,
      better: 'less',
      target: 0,
    },
  ];
}

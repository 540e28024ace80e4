import { expect, test } from 'vitest';
import { CHANNELS } from '../../shared/channels.ts';
import type { ChannelContract } from '../../shared/contract/channel-contract.ts';
import { CONTRACT } from '../../shared/contract.ts';
import { samples } from '../support/channel-samples.ts';
import { LET_IN, openGate, reachedHandlers } from '../support/gate.ts';
import { checkReply } from '../support/reply-check.ts';

const INPUTS: Readonly<Record<string, unknown>> = samples();
const REACHED = reachedHandlers();

test('while the keyboard is handed over its own channels answer, the few beside them, and nothing else', async () => {
  const { call, services } = await openGate();
  const user = { id: 'u', name: '홍길동', login: 'gildong', language: 'ko' } as const;
  const handOver = () =>
    services.handover.begin(
      {
        operator: { id: 'the-admin', name: 'admin' },
        user,
        page: { kind: 'password', pasted: { text: 'token' } },
      },
      60_000,
    );
  services.session.begin('the-admin');
  services.session.prove();
  services.session.lock();
  handOver();
  for (const channel of CHANNELS) {
    const { access, duringHandover }: ChannelContract = CONTRACT[channel];
    const open = access === 'handover' || duringHandover === true;
    const expected = open ? LET_IN : access === 'first-run' ? 'office-exists' : 'locked';
    expect(checkReply(await call(channel, INPUTS[channel], REACHED)), channel).toBe(expected);
  }
  // An operator who is disabled meanwhile is nobody, and the keyboard is nobody's.
  await services.db.write((tx) =>
    tx.updateTable('operators').set({ disabled_at: 1 }).where('id', '=', 'the-admin').execute(),
  );
  expect(checkReply(await call('handover.complete', INPUTS['handover.complete'], REACHED))).toBe(
    'not-signed-in',
  );
  expect(services.handover.current()).toBeNull();
});

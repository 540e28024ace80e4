import { expect, test } from 'vitest';
import { CHANNELS, type Channel } from '../../shared/channels.ts';
import { CONTRACT } from '../../shared/contract.ts';
import { samples } from '../support/channel-samples.ts';
import { LET_IN, openGate, reachedHandlers } from '../support/gate.ts';
import { checkReply } from '../support/reply-check.ts';

const REACHED = reachedHandlers();
const INPUTS = samples();

test('a dangerous channel wants a password of the last five minutes, and no lock or sign-in in between', async () => {
  const { call, services, clock } = await openGate();
  const dangerous = CHANNELS.filter((channel) => 'fresh' in CONTRACT[channel]);
  expect(dangerous.length).toBeGreaterThan(5);
  const codeOf = async (channel: Channel) => checkReply(await call(channel, INPUTS[channel], REACHED));
  const all = async () => new Set(await Promise.all(dangerous.map(codeOf)));
  services.session.begin('the-admin');
  expect(await all()).toEqual(new Set(['re-authentication-needed']));
  services.session.prove();
  clock.advance(5 * 60_000 - 1);
  expect(await all()).toEqual(new Set([LET_IN]));
  clock.advance(1);
  expect(await all()).toEqual(new Set(['re-authentication-needed']));
  services.session.prove();
  services.session.lock();
  services.session.unlock();
  expect(await all()).toEqual(new Set(['re-authentication-needed']));
  services.session.prove();
  services.session.end();
  services.session.begin('the-admin');
  expect(await all()).toEqual(new Set(['re-authentication-needed']));
});

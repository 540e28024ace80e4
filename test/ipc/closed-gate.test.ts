import { expect, test } from 'vitest';
import { CHANNELS } from '../../shared/channels.ts';
import { CONTRACT } from '../../shared/contract.ts';
import { samples } from '../support/channel-samples.ts';
import { SOMEWHERE } from '../support/gate.ts';
import { checkReply } from '../support/reply-check.ts';
import { createTestApp } from '../support/test-app.ts';

const INPUTS = samples();

test('without an office that can be opened, only its status and a backup’s way back answer', async () => {
  const app = await createTestApp();
  const second = await createTestApp({ dataFolder: app.dataFolder });
  expect(await second.call('backup.pickFile', {})).toEqual({ file: null });
  for (const channel of ['backup.inspect', 'backup.restore'] as const) {
    expect(checkReply(await second.app.call(channel, INPUTS[channel]))).toBe('file-gone');
    expect(checkReply(await second.app.call(channel, { handle: 1 }))).toBe('invalid-input');
  }
  const closed = CHANNELS.filter((name) => name !== 'app.status' && CONTRACT[name].access !== 'restorer');
  for (const channel of closed) {
    const reply = await second.app.call(channel, INPUTS[channel]);
    expect(checkReply(reply), channel).toBe('office-unavailable');
    expect(reply).toMatchObject({ error: { details: { reason: 'database-open-elsewhere' } } });
  }
  for (const name of ['constructor', 'hasOwnProperty', 'nope']) {
    expect(checkReply(await second.app.call(name, {}))).toBe('unknown-channel');
  }
  expect((await second.call('app.status', {})).state).toEqual({
    kind: 'unavailable',
    reason: 'database-open-elsewhere',
  });
  await app.app.close();
  expect((await second.call('app.status', {})).state).toEqual({ kind: 'first-run' });
});

test('an office whose opening fails without a reason is still unavailable when it is asked again', async () => {
  const app = await createTestApp();
  const second = await createTestApp({ dataFolder: app.dataFolder });
  await app.app.close();
  second.vault.available = () => Promise.reject(new Error(`no such file ${SOMEWHERE}`));
  for (let i = 0; i < 2; i += 1) {
    const reply = await second.app.call('app.status', {});
    expect(checkReply(reply)).toBeNull();
    expect(reply).toMatchObject({ value: { state: { kind: 'unavailable' } } });
  }
  second.vault.available = async () => true;
  expect((await second.call('app.status', {})).state).toEqual({ kind: 'first-run' });
});

test('after the program is closed every call is still a coded reply', async () => {
  const app = await createTestApp();
  await app.given.office();
  await app.app.close();
  for (const channel of CHANNELS) {
    expect(checkReply(await app.app.call(channel, INPUTS[channel])), channel).not.toBeNull();
  }
});

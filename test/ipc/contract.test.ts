import { expect, test } from 'vitest';
import { z } from 'zod';
import { HANDLERS } from '../../electron/ipc/handlers.ts';
import { CHANNELS, EVENTS } from '../../shared/channels.ts';
import type { ChannelContract } from '../../shared/contract/channel-contract.ts';
import { CONTRACT, EVENT_PAYLOADS } from '../../shared/contract.ts';
import { samples } from '../support/channel-samples.ts';
import { leavesOf, type SchemaLeaf } from '../support/schema-leaves.ts';

const leaves = (side: 'input' | 'output') =>
  CHANNELS.flatMap((channel) =>
    leavesOf(z.toJSONSchema(CONTRACT[channel][side], { io: side }), channel).map((leaf) => ({
      channel,
      ...leaf,
    })),
  );

test('every channel has a contract, a handler and a sample, and there are no others', () => {
  const channels = [...CHANNELS].sort();
  expect(new Set(channels).size).toBe(channels.length);
  for (const table of [CONTRACT, HANDLERS, samples()]) expect(Object.keys(table).sort()).toEqual(channels);
  for (const channel of CHANNELS) expect(HANDLERS[channel], channel).toBeTypeOf('function');
  expect(Object.keys(EVENT_PAYLOADS).sort()).toEqual([...EVENTS].sort());
});

test.each([...CHANNELS])('the contract of %s accepts its sample', (channel) => {
  expect(CONTRACT[channel].input.safeParse(samples()[channel])).toMatchObject({ success: true });
});

test('who may call what is as it was agreed', () => {
  const byAccess = Map.groupBy(CHANNELS, (channel) => CONTRACT[channel].access);
  expect(Object.fromEntries(byAccess)).toMatchSnapshot();
});

test('what asks for the password once more is as it was agreed', () => {
  expect(CHANNELS.filter((channel) => 'fresh' in CONTRACT[channel])).toMatchSnapshot();
});

test('only these channels answer before sign-in or behind the lock', () => {
  const open = CHANNELS.filter((channel) => ['anyone', 'first-run'].includes(CONTRACT[channel].access));
  expect(open).toEqual([
    'app.status',
    'app.savePreferences',
    'setup.createOffice',
    'recovery.unlock',
    'recovery.resetAdmin',
    'session.signIn',
    'session.signOut',
    'session.lock',
    'session.unlock',
    'passwords.check',
    'secrets.onScreen',
  ]);
});

test('only these channels answer while the keyboard is handed over', () => {
  const open = CHANNELS.filter((channel) => {
    const contract: ChannelContract = CONTRACT[channel];
    return contract.access === 'handover' || contract.duringHandover === true;
  });
  expect(open).toEqual([
    'app.status',
    'session.lock',
    'passwords.check',
    'handover.touch',
    'handover.generate',
    'handover.complete',
    'handover.leave',
    'secrets.onScreen',
  ]);
});

test('what each channel and event may tell a screen is as it was agreed', () => {
  const keys = (schema: z.ZodType) => [
    ...new Set(leavesOf(z.toJSONSchema(schema, { io: 'output' }), '').map(({ path }) => path)),
  ];
  const told = Object.fromEntries(CHANNELS.map((channel) => [channel, keys(CONTRACT[channel].output)]));
  const events = Object.fromEntries(EVENTS.map((event) => [event, keys(EVENT_PAYLOADS[event])]));
  expect({ told, events }).toMatchSnapshot();
});

/** Keys that hold a setting or a fact about a secret and never the secret. */
const FACTS = ['passwordSet', 'passwordChangedAt', 'passwords', 'tokens'];
/** The secrets that are made to be shown, once, to whoever asked for them. */
const SHOWN = [
  'passwords.generate.password',
  'passwords.setTemporary.password',
  'handover.generate.password',
  'recovery.issue.recoveryKey',
  'totp.begin.secret',
];

test('no output has a key under which a hash, a secret or a token could travel', () => {
  const suspicious = leaves('output')
    .map(({ path }) => path)
    .filter((path) =>
      /hash(?!eader)|token|secret|jti|sealed|wrapped|password|private.?key|recovery.?key|salt/i.test(
        path.replace(/^\w+\.\w+/, ''),
      ),
    )
    .filter((path) => !SHOWN.includes(path))
    .filter(
      (path) =>
        !path
          .split(/[.[]/)
          .slice(2)
          .some((key) => FACTS.includes(key)),
    );
  expect(suspicious).toEqual([]);
});

test('no output lets unknown keys or unknown kinds of value through', () => {
  const loose = leaves('output').filter(({ kind }) => kind === 'anything');
  expect(loose.map(({ path }) => path)).toEqual([]);
  // Records are open by their nature: the facts of a refusal and of a line of the log, plain values only.
  const records = leaves('output').filter(({ path }) => path.includes('.*'));
  expect([...new Set(records.map(({ path }) => path.replace(/^.*\.(\w+\.\*)/, '$1')))].sort()).toEqual([
    'details.*',
    'details.*[]',
  ]);
});

test('every text, list and number that comes in has a bound', () => {
  const unbounded = (leaf: SchemaLeaf) =>
    leaf.kind === 'anything' || (leaf.kind !== 'closed' && leaf.most === undefined);
  expect(
    leaves('input')
      .filter(unbounded)
      .map(({ path }) => path),
  ).toEqual([]);
});

test('the renderer never says where a mail goes', () => {
  const named = leaves('input').filter(({ path }) =>
    /\.(to|email|address|recipient|managerEmail)$/i.test(path),
  );
  expect([...new Set(named.map(({ path }) => path))]).toEqual([
    'setup.createOffice.admin.email',
    'users.add.email',
    'users.add.managerEmail',
    'users.edit.email',
    'users.edit.managerEmail',
    // Numbers of columns, and the end of a span of time.
    'directory.dryRun.mapping.email',
    'directory.dryRun.mapping.managerEmail',
    'directory.import.mapping.email',
    'directory.import.mapping.managerEmail',
    'directory.saveProblems.mapping.email',
    'directory.saveProblems.mapping.managerEmail',
    'feed.check.mapping.email',
    'feed.check.mapping.managerEmail',
    'feed.save.mapping.email',
    'feed.save.mapping.managerEmail',
    'activity.list.to',
    'activity.export.to',
    'operators.add.email',
    'operators.edit.email',
  ]);
  expect(
    leaves('input')
      .filter(({ channel }) => channel === 'resets.send')
      .map(({ path }) => path),
  ).toEqual(['resets.send.userId', 'resets.send.tellApart']);
});

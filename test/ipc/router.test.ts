import { expect, test } from 'vitest';
import { updateOperator } from '../../electron/store/operators.ts';
import { saveSetting } from '../../electron/store/settings.ts';
import { CHANNELS, type Channel } from '../../shared/channels.ts';
import { CONTRACT } from '../../shared/contract.ts';
import type { Reply } from '../../shared/errors.ts';
import { ROLES } from '../../shared/lists.ts';
import { samples } from '../support/channel-samples.ts';
import { LET_IN, openGate, reachedHandlers, SOMEWHERE } from '../support/gate.ts';
import { checkReply } from '../support/reply-check.ts';
import { createTestApp } from '../support/test-app.ts';

const INPUTS: Readonly<Record<string, unknown>> = samples();
const REACHED = reachedHandlers();
const code = (reply: Reply<unknown>) => checkReply(reply);

test('a channel that is not on the list is refused, whatever its name is made of', async () => {
  const { call } = await openGate();
  for (const name of [
    '',
    'users',
    'users.delete',
    '__proto__',
    'constructor',
    'toString',
    'app.status ',
    'APP.STATUS',
  ]) {
    expect(code(await call(name, {})), name).toBe('unknown-channel');
  }
});

test.each([...ROLES])('%s reaches exactly the channels of that role', async (role) => {
  const { call, services } = await openGate();
  services.session.begin(`the-${role}`);
  services.session.prove();
  const mine: readonly string[] = { viewer: ['viewer'], operator: ['viewer', 'operator'], admin: [...ROLES] }[
    role
  ];
  for (const channel of CHANNELS) {
    const { access } = CONTRACT[channel];
    const restorer = access === 'restorer' && role === 'admin';
    const open = restorer || ['anyone', 'signed-in', ...mine].includes(access);
    const over = access === 'handover' ? 'handover-over' : 'not-allowed';
    const expected = access === 'first-run' ? 'office-exists' : open ? LET_IN : over;
    expect(code(await call(channel, INPUTS[channel], REACHED)), channel).toBe(expected);
  }
});

test.each([
  ['own-password', 'own-password-needed', ['session.touch', 'session.changePassword']],
  ['enrol-totp', 'totp-required', ['session.touch', 'session.reauthenticate', 'totp.begin', 'totp.confirm']],
] as const)(
  'before %s is done every other call is refused as %s, for every role',
  async (duty, code, open) => {
    const { call, services } = await openGate();
    await services.db.write(async (tx) => {
      await saveSetting(tx, 'signIn', { totp: 'everyone' });
      if (duty === 'own-password') {
        for (const role of ROLES) await updateOperator(tx, `the-${role}`, { must_change: 1 });
      }
    });
    const still: readonly Channel[] = open;
    for (const role of ROLES) {
      services.session.begin(`the-${role}`);
      services.session.prove();
      for (const channel of CHANNELS) {
        const { access } = CONTRACT[channel];
        const gate = { 'first-run': 'office-exists', handover: 'handover-over', anyone: LET_IN } as const;
        const expected =
          access in gate ? gate[access as keyof typeof gate] : still.includes(channel) ? LET_IN : code;
        expect(checkReply(await call(channel, INPUTS[channel], REACHED)), `${role} ${channel}`).toBe(
          expected,
        );
      }
    }
  },
);

test('behind the lock only what is open to anyone answers, for every role', async () => {
  const { call, services } = await openGate();
  for (const role of ROLES) {
    services.session.begin(`the-${role}`);
    services.session.lock();
    for (const channel of CHANNELS) {
      const { access } = CONTRACT[channel];
      const expected = access === 'anyone' ? LET_IN : access === 'first-run' ? 'office-exists' : 'locked';
      expect(code(await call(channel, INPUTS[channel], REACHED)), `${role} ${channel}`).toBe(expected);
    }
  }
});

test.each([
  ['open', 'not-signed-in', 'office-exists'],
  ['needs-recovery-key', 'needs-recovery-key', 'office-exists'],
  ['first-run', 'not-signed-in', LET_IN],
] as const)(
  'with nobody signed in and the office %s, the rest is refused as %s',
  async (stage, closed, firstRun) => {
    const { call } = await openGate();
    for (const channel of CHANNELS) {
      const { access } = CONTRACT[channel];
      const open = access === 'anyone' || (access === 'restorer' && stage !== 'open');
      const expected = open ? LET_IN : access === 'first-run' ? firstRun : closed;
      expect(code(await call(channel, INPUTS[channel], REACHED, stage)), channel).toBe(expected);
    }
  },
);

test('a disabled operator and one that no longer exists are nobody from that call on', async () => {
  const { call, services } = await openGate();
  services.session.begin('the-viewer');
  expect(code(await call('session.touch', {}, REACHED))).toBe(LET_IN);
  await services.db.write((tx) =>
    tx.updateTable('operators').set({ disabled_at: 1 }).where('id', '=', 'the-viewer').execute(),
  );
  expect(code(await call('session.touch', {}, REACHED))).toBe('not-signed-in');
  expect(services.session.operatorId()).toBeNull();
  services.session.begin('never-was');
  expect(code(await call('session.touch', {}, REACHED))).toBe('not-signed-in');
});

test('malformed input is refused before anything else is looked at, and names the field, not the value', async () => {
  const { call } = await openGate();
  const reply = await call('settings.saveTokens', { lifetimeMinutes: 'soon-secret' }, REACHED);
  expect(reply).toEqual({
    ok: false,
    error: { code: 'invalid-input', details: { field: 'lifetimeMinutes' } },
  });
  for (const channel of CHANNELS) {
    for (const input of [undefined, null, 1, 'text', [], () => 1]) {
      expect(code(await call(channel, input, REACHED)), channel).toBe('invalid-input');
    }
  }
});

test('a key too many is refused where there is nothing to pass', async () => {
  const { call, services } = await openGate();
  services.session.begin('the-admin');
  services.session.prove();
  for (const channel of CHANNELS) {
    const plain = JSON.stringify(INPUTS[channel]).slice(1);
    const input = JSON.parse(`{"__proto__":{"admin":true}${plain === '}' ? '' : ','}${plain}`);
    expect([LET_IN, 'invalid-input', 'office-exists'], channel).toContain(
      code(await call(channel, input, REACHED)),
    );
  }
  expect(code(await call('resets.send', { userId: 'u', to: 'thief@else.test' }, REACHED))).toBe(
    'invalid-input',
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('a use-case receives what the contract parsed: defaults filled in, unknown keys gone', async () => {
  const { call, services } = await openGate();
  services.session.begin('the-admin');
  let received: unknown;
  await call(
    'users.search',
    { query: 'x' },
    {
      'users.search': async (_services, operator, input) => {
        received = { input, operator };
        return { users: [], total: 0 };
      },
    },
  );
  expect(received).toEqual({
    input: { query: 'x', limit: 50, filter: 'all', department: null },
    operator: {
      id: 'the-admin',
      login: 'the-admin',
      name: 'admin',
      email: 'admin@office.test',
      role: 'admin',
      departments: null,
    },
  });
});

test('an output is stripped to its contract, at every depth', async () => {
  const { call, services } = await openGate();
  services.session.begin('the-admin');
  const operator = {
    id: 'o',
    login: 'l',
    name: 'n',
    email: 'e',
    role: 'admin',
    enabled: true,
    lastSignedInAt: 1,
    departments: null,
    totp: false,
  } as const;
  const leaky = { operators: [{ ...operator, passwordHash: '$2b$', failures: 3 }], token: 'eyJ' };
  const reply = await call('operators.list', {}, { 'operators.list': async () => leaky });
  expect(reply).toEqual({ ok: true, value: { operators: [operator] } });
});

test('an output that breaks its contract is a defect, and nothing of it leaves', async () => {
  const { call, logLines } = await openGate();
  const broken = { ...JSON.parse('{"broken":["secret-rule"]}'), score: 9, length: 1, bytes: 1 };
  const reply = await call('passwords.check', INPUTS['passwords.check'], {
    'passwords.check': async () => broken,
  });
  expect(code(reply)).toBe('internal');
  expect(JSON.stringify(reply)).not.toContain('secret-rule');
  expect(logLines.at(-1)).toContain('call failed');
});

/** What a use-case could throw by mistake. */
const THROWN: readonly [what: string, error: unknown][] = [
  ['an error with a path in its words', new Error(`ENOENT: no such file, open '${SOMEWHERE}'`)],
  ['a type error', new TypeError("Cannot read properties of undefined (reading 'x')")],
  ['a text', SOMEWHERE],
  ['nothing', undefined],
  ['null', null],
  [
    'an object that throws when it is looked at',
    {
      get message() {
        throw new Error('gotcha');
      },
    },
  ],
];

test.each(THROWN)('%s becomes `internal` with an id, and its words stay in the log', async (_what, error) => {
  const { call, logLines } = await openGate();
  const reply = await call('app.status', {}, { 'app.status': () => Promise.reject(error) });
  expect(reply).toEqual({
    ok: false,
    error: { code: 'internal', id: expect.stringMatching(/^[0-9a-f]{8}$/) },
  });
  const id = reply.ok ? '' : String(reply.error.id);
  const line = logLines.find((candidate) => candidate.includes(id));
  expect(line).toMatch(/^error call failed /);
  expect(line).toContain('channel="app.status"');
  if (error instanceof Error) expect(line).toContain(JSON.stringify(error.message).slice(1, -1));
});

test('a use-case that throws at once, without a promise, is caught as well', async () => {
  const { call } = await openGate();
  const reply = await call(
    'app.status',
    {},
    {
      'app.status': () => {
        throw new Error('at once');
      },
    },
  );
  expect(code(reply)).toBe('internal');
});

test('an input that throws when it is read is a coded reply', async () => {
  const { call } = await openGate();
  const trap = () => {
    throw new Error(SOMEWHERE);
  };
  const proxy = new Proxy(
    {},
    { get: trap, has: trap, ownKeys: trap, getOwnPropertyDescriptor: trap, getPrototypeOf: trap },
  );
  for (const channel of CHANNELS) code(await call(channel, proxy, REACHED));
  expect(['internal', 'invalid-input']).toContain(code(await call('app.status', proxy, REACHED)));
});

test('the first run works once', async () => {
  const app = await createTestApp();
  const input = samples()['setup.createOffice'];
  expect(checkReply(await app.app.call('setup.createOffice', input))).toBeNull();
  expect(checkReply(await app.app.call('setup.createOffice', input))).toBe('office-exists');
  await app.restart();
  expect(checkReply(await app.app.call('setup.createOffice', input))).toBe('office-exists');
  expect(app.rows('SELECT id FROM operators')).toHaveLength(1);
});

test('two first runs at the same moment make one office', async () => {
  const app = await createTestApp();
  const input = samples()['setup.createOffice'];
  const replies = await Promise.all([1, 2, 3].map(() => app.app.call('setup.createOffice', input)));
  expect(replies.map((reply) => code(reply) ?? 'done').sort()).toEqual([
    'done',
    'office-exists',
    'office-exists',
  ]);
  expect(app.rows('SELECT id FROM operators')).toHaveLength(1);
  expect(await app.call('recovery.issue', { password: null })).toHaveProperty('recoveryKey');
});

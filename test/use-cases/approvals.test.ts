import { expect, test } from 'vitest';
import type { TestApp } from '../support/test-office.ts';
import { openTestOffice } from '../support/test-office.ts';
import {
  completion,
  DURI,
  givenDirector,
  officeOfTwo,
  SERA,
  sentMail,
  workAs,
} from '../support/two-operators.ts';

import { until } from '../support/until.ts';

const MINUTE = 60_000;
const MAIL = 'director@office.test';

/** An office with a protected director whose caller has been checked: all that is left is the second operator. */
async function checkedDirector(): Promise<{ app: TestApp; userId: string; duriId: string }> {
  const { app, duriId } = await officeOfTwo();
  const userId = await givenDirector(app);
  await app.call('callers.check', { userId, kind: 'call-back', note: '비서가 연결' });
  return { app, userId, duriId };
}

const ask = async (app: TestApp, userId: string) =>
  (await app.call('approvals.ask', { userId, reason: '출장 중 잠김' })).approvalId;

const approve = (approvalId: string) => ({ approvalId, decision: 'approved', note: '' }) as const;

test('a protected user’s reset needs a check and somebody else’s approval, then goes its way once', async () => {
  const { app, duriId } = await officeOfTwo();
  const userId = await givenDirector(app);
  expect(await app.refused('resets.send', { userId })).toMatchObject({
    code: 'caller-not-verified',
    details: { missing: 1 },
  });
  await app.call('callers.check', { userId, kind: 'manager', note: '비서실장' });
  expect(await app.refused('resets.send', { userId })).toEqual({
    code: 'approval-needed',
    details: { userId, userName: '원장' },
  });
  const approvalId = await ask(app, userId);
  expect(await app.refused('resets.send', { userId })).toMatchObject({
    code: 'approval-needed',
    details: { asked: '세라', until: app.clock.now() + 30 * MINUTE },
  });

  await workAs(app, DURI);
  const { approvals } = await app.call('approvals.list', {});
  expect(approvals).toEqual([
    expect.objectContaining({
      id: approvalId,
      userName: '원장',
      department: '원장실',
      askedBy: '세라',
      mine: false,
      reason: '출장 중 잠김',
      checks: [expect.objectContaining({ kind: 'manager', note: '비서실장', by: '세라' })],
      refusedBefore: null,
    }),
  ]);
  await app.call('approvals.decide', { ...approve(approvalId), note: '통화로 확인' });
  expect(app.row('SELECT * FROM approvals')).toMatchObject({ decision: 'approved', decided_by: duriId });

  await workAs(app, SERA);
  expect((await app.call('users.get', { userId })).verification.approval).toMatchObject({
    kind: 'approved',
    by: '두리',
    mine: false,
  });
  await app.call('resets.complete', completion(await sentMail(app, userId, MAIL)));
  const { entries } = await app.call('activity.list', {});
  const told = entries.filter((entry) => entry.userId === userId).map((entry) => entry.action);
  expect(told).toEqual(expect.arrayContaining(['approval-asked', 'approval-approved', 'password-set']));
  expect(entries.find((entry) => entry.action === 'password-set')?.details).toMatchObject({
    approvedBy: '두리',
    checks: 'manager, code-by-mail',
  });
  await app.call('callers.check', { userId, kind: 'manager', note: '비서실장' });
  expect((await app.refused('resets.send', { userId })).code).toBe('caller-not-verified');
});

test('one operator who tries both parts is refused, whichever way round', async () => {
  const { app, userId } = await checkedDirector();
  const approvalId = await ask(app, userId);
  expect((await app.refused('approvals.decide', approve(approvalId))).code).toBe('approval-own');
  const here = { ...approve(approvalId), login: SERA.login, password: SERA.password };
  expect((await app.refused('approvals.decideHere', here)).code).toBe('approval-own');
  const own = await app.call('activity.list', { action: 'approval-approved', outcome: 'refused' });
  expect(own.entries.map((entry) => [entry.code, entry.operatorName])).toEqual([
    ['approval-own', '세라'],
    ['approval-own', '세라'],
  ]);

  await workAs(app, DURI);
  await app.call('approvals.decide', approve(approvalId));
  expect((await app.refused('resets.send', { userId })).code).toBe('approval-own');
  expect((await app.call('users.get', { userId })).verification.approval).toMatchObject({ mine: true });
  await workAs(app, SERA);
  const mail = await sentMail(app, userId, MAIL);
  await workAs(app, DURI);
  expect((await app.refused('resets.complete', completion(mail))).code).toBe('approval-own');
  await workAs(app, SERA);
  await app.call('resets.complete', completion(mail));
});

test('the second operator decides at the first one’s program, who stays signed in', async () => {
  const { app, userId } = await checkedDirector();
  const approvalId = await ask(app, userId);
  const here = { ...approve(approvalId), login: ' DURI ', password: DURI.password };
  for (const wrong of ['wrong', 'wrong again']) {
    expect((await app.refused('approvals.decideHere', { ...here, password: wrong })).code).toBe(
      'sign-in-refused',
    );
  }
  await app.call('approvals.decideHere', here);
  expect(app.row("SELECT failures FROM operators WHERE login = 'duri'")).toEqual({ failures: 0 });
  expect((await app.call('app.status', {})).state).toMatchObject({
    kind: 'ready',
    operator: { name: '세라' },
  });
  const { entries } = await app.call('activity.list', { action: 'approval-approved' });
  expect(entries.map((entry) => [entry.operatorName, entry.outcome, entry.code])).toEqual([
    ['두리', 'done', null],
    ['세라', 'refused', 'sign-in-refused'],
    ['세라', 'refused', 'sign-in-refused'],
  ]);
  expect(entries[0]?.details).toMatchObject({ here: true });
  await app.call('resets.send', { userId });
});

test('guessing the second operator’s password waits as it does at sign-in', async () => {
  const { app, userId } = await checkedDirector();
  const approvalId = await ask(app, userId);
  const guess = { ...approve(approvalId), login: DURI.login, password: 'wrong' };
  for (let i = 0; i < 3; i += 1) await app.refused('approvals.decideHere', guess);
  const right = { ...guess, password: DURI.password };
  expect((await app.refused('approvals.decideHere', right)).code).toBe('sign-in-wait');
  expect((await app.refused('approvals.decideHere', { ...right, login: 'nobody' })).code).toBe(
    'sign-in-refused',
  );
});

test('a viewer approves nothing', async () => {
  const { app } = await officeOfTwo('viewer');
  const userId = await givenDirector(app);
  expect((await app.call('users.get', { userId })).verification.approvers).toBe(0);
  const approvalId = await ask(app, userId);
  const here = { ...approve(approvalId), login: DURI.login, password: DURI.password };
  expect((await app.refused('approvals.decideHere', here)).code).toBe('not-allowed');
  expect(app.row('SELECT decision FROM approvals')).toEqual({ decision: null });
});

test('an operator of other departments is neither shown the question nor may answer it', async () => {
  const { app, userId, duriId } = await checkedDirector();
  const approvalId = await ask(app, userId);
  app.change('UPDATE operators SET departments = ? WHERE id = ?', JSON.stringify(['총무팀']), duriId);
  expect((await app.call('users.get', { userId })).verification.approvers).toBe(0);
  const here = { ...approve(approvalId), login: DURI.login, password: DURI.password };
  expect((await app.refused('approvals.decideHere', here)).code).toBe('out-of-scope');
  await workAs(app, DURI);
  expect(await app.call('approvals.list', {})).toEqual({ approvals: [] });
  expect((await app.refused('approvals.decide', approve(approvalId))).code).toBe('out-of-scope');
});

test('deciding needs a password of the last five minutes, and a refusal its reason', async () => {
  const { app, userId } = await checkedDirector();
  const approvalId = await ask(app, userId);
  await workAs(app, DURI);
  const bare = { approvalId, decision: 'refused', note: '' } as const;
  expect((await app.refused('approvals.decide', bare)).code).toBe('invalid-input');
  app.clock.advance(5 * MINUTE);
  expect((await app.refused('approvals.decide', approve(approvalId))).code).toBe('re-authentication-needed');
  await app.call('session.reauthenticate', { password: DURI.password });
  await app.call('approvals.decide', { ...bare, note: '본인이 아님' });
  await workAs(app, SERA);
  expect((await app.call('users.get', { userId })).verification.approval).toMatchObject({
    kind: 'refused',
    refusedBefore: { by: '두리', note: '본인이 아님' },
  });
  await ask(app, userId);
  const [asked] = (await app.call('approvals.list', {})).approvals;
  expect(asked).toMatchObject({ mine: true, refusedBefore: { by: '두리', note: '본인이 아님' } });
});

test('a question is asked once at a time, decided once, and taken back by whoever asked', async () => {
  const { app, userId } = await checkedDirector();
  const approvalId = await ask(app, userId);
  expect(await app.refused('approvals.ask', { userId, reason: '다시 묻습니다' })).toMatchObject({
    code: 'approval-asked-already',
    details: { by: '세라' },
  });
  await workAs(app, DURI);
  expect((await app.refused('approvals.withdraw', { approvalId })).code).toBe('not-allowed');
  await workAs(app, SERA);
  await app.call('approvals.withdraw', { approvalId });
  expect(await app.refused('approvals.withdraw', { approvalId })).toEqual({
    code: 'approval-not-open',
    details: { decision: 'withdrawn' },
  });
  await workAs(app, DURI);
  expect((await app.refused('approvals.decide', approve(approvalId))).code).toBe('approval-not-open');
  expect((await app.refused('approvals.decide', approve('nothing'))).code).toBe('approval-not-found');
  expect((await app.refused('approvals.withdraw', { approvalId: 'nothing' })).code).toBe(
    'approval-not-found',
  );
  const { entries } = await app.call('activity.list', { action: 'approval-withdrawn' });
  expect(entries.map((entry) => entry.operatorName)).toEqual(['세라']);
});

test('for a user who is not protected nobody has to approve', async () => {
  const { app } = await officeOfTwo();
  const userId = await app.given.user();
  expect((await app.refused('approvals.ask', { userId, reason: '혹시 몰라서' })).code).toBe(
    'approval-not-needed',
  );
});

test('a question dies with its window, an approval counts through its last millisecond', async () => {
  const { app, userId } = await checkedDirector();
  const asked = app.clock.now();
  const late = await ask(app, userId);
  app.clock.set(asked + 30 * MINUTE);
  const here = { ...approve(late), login: DURI.login, password: DURI.password };
  expect(await app.refused('approvals.decideHere', here)).toEqual({
    code: 'approval-not-open',
    details: { decision: 'expired' },
  });
  const approvalId = await ask(app, userId);
  expect(app.row('SELECT decision FROM approvals WHERE id = ?', late)).toEqual({ decision: 'expired' });
  await app.call('approvals.decideHere', { ...here, approvalId });
  app.clock.set(asked + 60 * MINUTE);
  await app.call('callers.check', { userId, kind: 'call-back', note: '' });
  await app.call('resets.send', { userId });
  app.clock.set(asked + 60 * MINUTE + 1);
  expect((await app.refused('resets.send', { userId })).code).toBe('approval-needed');
});

test('nobody answered: the minute’s work writes it down', async () => {
  const { app, userId } = await checkedDirector();
  await ask(app, userId);
  app.clock.advance(30 * MINUTE);
  await until(() => app.row('SELECT 1 FROM approvals WHERE decision IS NOT NULL') !== undefined);
  expect(app.row('SELECT decision, decided_by FROM approvals')).toEqual({
    decision: 'expired',
    decided_by: null,
  });
  await app.signIn();
  const { entries } = await app.call('activity.list', { action: 'approval-expired' });
  expect(entries).toEqual([expect.objectContaining({ operatorName: null, userId })]);
});

test('a caller who is turned away leaves no open question and no approval behind', async () => {
  const { app, userId } = await checkedDirector();
  const first = await ask(app, userId);
  await app.call('callers.turnAway', { userId, signs: ['authority'] });
  expect(app.row('SELECT decision FROM approvals WHERE id = ?', first)).toEqual({ decision: 'withdrawn' });
  app.clock.set(app.clock.now() + 1);
  const second = await ask(app, userId);
  const here = { ...approve(second), login: DURI.login, password: DURI.password };
  await app.call('approvals.decideHere', here);
  app.clock.set(app.clock.now() + 1);
  await app.call('callers.turnAway', { userId, signs: ['authority'] });
  app.clock.set(app.clock.now() + 1);
  await app.call('callers.check', { userId, kind: 'call-back', note: '' });
  expect((await app.refused('resets.send', { userId })).code).toBe('approval-needed');
});

test('two programs on one office: the question crosses over, and of two answers one counts', async () => {
  const { app, userId } = await checkedDirector();
  const approvalId = await ask(app, userId);
  const { vault, clock, dataFolder } = app;
  const other = await openTestOffice({ dataFolder, vault, clock, singleOwner: false });
  try {
    await workAs(other, DURI);
    const [asked] = (await other.call('approvals.list', {})).approvals;
    expect(asked).toMatchObject({ id: approvalId, mine: false });
    const refuse = { approvalId, decision: 'refused', note: '모르는 목소리' } as const;
    const replies = await Promise.all([
      other.app.call('approvals.decide', approve(approvalId)),
      app.app.call('approvals.decideHere', { ...refuse, login: DURI.login, password: DURI.password }),
    ]);
    expect(replies.filter((reply) => reply.ok)).toHaveLength(1);
    expect(replies.find((reply) => !reply.ok)).toMatchObject({ error: { code: 'approval-not-open' } });
    const decision = replies[0]?.ok ? 'approved' : 'refused';
    expect(app.row('SELECT decision FROM approvals')).toEqual({ decision });
    const lines = app.rows("SELECT action FROM activity WHERE action LIKE 'approval-%' AND outcome = 'done'");
    expect(lines.map(({ action }) => action)).toEqual(['approval-asked', `approval-${decision}`]);
  } finally {
    await other.app.close();
  }
});

// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { UsersScreen } from '../../renderer/users/users-screen.tsx';
import type { CallerVerification } from '../../shared/caller.ts';
import { INITIAL_VERIFICATION } from '../../shared/caller-rules.ts';
import { AppError } from '../../shared/errors.ts';
import type { Language } from '../../shared/lists.ts';
import type { UserCard } from '../../shared/models.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';
import { aCard, aCheck, aReset, aUser, aVerification } from '../support/office-people.ts';

const WAITING = {
  missing: 1,
  open: ['call-back', 'in-person', 'manager', 'ticket'],
} satisfies Partial<CallerVerification>;

/** What main says of a protected user of whose caller nothing is known. */
const guarded = (changes: Partial<CallerVerification> = {}): Partial<UserCard> => ({
  protected: true,
  sendRefusal: { code: 'caller-not-verified', details: { missing: 1, checks: WAITING.open } },
  verification: aVerification({
    rules: INITIAL_VERIFICATION.rules,
    approval: { kind: 'needed', refusedBefore: null },
    ...WAITING,
    ...changes,
  }),
});

function openCard(card: Partial<UserCard>, path = '/users/user-1/send', language: Language = 'en') {
  const bridge = fakeBridge({
    'app.status': () => aStatus({ language }),
    'users.search': () => ({ users: [aUser()], total: 1 }),
    'users.get': () => aCard(card),
    'callers.check': () => ({}),
    'callers.turnAway': () => ({ revoked: true }),
    'approvals.ask': () => ({ approvalId: 'approval-1', expiresAt: Date.now() }),
  });
  return { bridge, ...renderApp(<UsersScreen />, { path, language }) };
}

const button = (name: string | RegExp) => screen.findByRole('button', { name });
const focusOn = (element: Element) => waitFor(() => expect(document.activeElement).toBe(element));

test('where the mail is proof enough the panel is a question, and the script is folded', async () => {
  openCard({});
  await focusOn(await button('Send to 김민수'));
  const script = screen.getByText('Call script').closest('details');
  expect(script).toHaveProperty('open', false);
  expect(screen.queryByText('Second operator')).toBeNull();
  expect(within(script as HTMLElement).getByText('Enough, once the token or code comes back.')).toBeTruthy();
});

test('a missing check greys out the button with its reason, and the script is open with this person’s facts', async () => {
  openCard(guarded());
  const send = await button('Send to 김민수');
  expect(send.getAttribute('aria-disabled')).toBe('true');
  const script = screen.getByText('Call script').closest('details') as HTMLElement;
  expect(script).toHaveProperty('open', true);
  expect(within(script).getByText('총무팀 · A1001')).toBeTruthy();
  expect(within(script).getByText('010-1234-5678')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('Enter opens a check, Enter records it, and the focus goes on to what is left', async () => {
  const { bridge } = openCard(guarded());
  await focusOn(await button(/^Call back on the number on file/));
  await userEvent.keyboard('{Enter}');
  await focusOn(await screen.findByRole('textbox', { name: 'Remark (optional)' }));
  bridge.answer('users.get', () =>
    aCard({
      ...guarded({ missing: 0, open: [], recorded: [aCheck('call-back', '')] }),
      sendRefusal: { code: 'approval-needed' },
    }),
  );
  await userEvent.keyboard('{Enter}');
  await waitFor(() =>
    expect(bridge.inputs('callers.check')).toEqual([{ userId: 'user-1', kind: 'call-back', note: '' }]),
  );
  // Before main has told the card anew: the step is known to be done.
  await focusOn(screen.getByRole('textbox', { name: 'Why it is needed' }));
  bridge.emit('changed', { topics: ['users'] });
  const list = await screen.findByRole('list', { name: 'Checks of the caller' });
  expect(list.textContent).toMatch(/Call back.*\*\*\*-\*\*\*\*-5678.*by 박수진/);

  await userEvent.keyboard('No way to come by{Enter}');
  await waitFor(() =>
    expect(bridge.inputs('approvals.ask')).toEqual([{ userId: 'user-1', reason: 'No way to come by' }]),
  );
});

test('the button that the focus has gone to keeps it when main opens the way', async () => {
  const plain = { ...guarded({ approval: null }), protected: false };
  const { bridge } = openCard(plain);
  await userEvent.click(await button('Ticket number'));
  await userEvent.type(await screen.findByRole('textbox', { name: 'Ticket number' }), 'INC-1{Enter}');
  const send = await button('Send to 김민수');
  await focusOn(send);
  expect(send.getAttribute('aria-disabled')).toBe('true');
  const met = { missing: 0, open: [], recorded: [aCheck('ticket', 'INC-1')], approval: null };
  bridge.answer('users.get', () => aCard({ ...guarded(met), protected: false, sendRefusal: null }));
  bridge.emit('changed', { topics: ['users'] });
  await waitFor(() => expect(send.getAttribute('aria-disabled')).toBeNull());
  expect(document.activeElement).toBe(send);
});

test('a check without its evidence is not sent, and a refusal of main stays with what was typed', async () => {
  const { bridge } = openCard(guarded());
  await userEvent.click(await button('In person, with an ID'));
  const field = await screen.findByRole('textbox', { name: 'Which ID was shown' });
  await userEvent.type(field, ' {Enter}');
  expect(await screen.findByText(/not written down which ID was shown/)).toBeTruthy();
  expect(bridge.inputs('callers.check')).toEqual([]);
  bridge.answer('callers.check', () => {
    throw new AppError('evidence-id-number');
  });
  await userEvent.type(field, '900101-1234567{Enter}');
  expect((await screen.findByRole('alert')).dataset.code).toBe('evidence-id-number');
  expect(field).toHaveProperty('value', ' 900101-1234567');
});

test('without a number, or with one put on file within a day, nobody can be called back', async () => {
  const { bridge } = openCard({ ...guarded(), phone: null });
  const row = await button(/^Call back on the number on file/);
  expect(row.getAttribute('aria-disabled')).toBe('true');
  expect(row.textContent).toContain('No number is on file.');
  await focusOn(await button('In person, with an ID'));
  bridge.answer('users.get', () => aCard(guarded({ phoneFrom: Date.now() + 3_600_000 })));
  bridge.emit('changed', { topics: ['users'] });
  expect(await screen.findByText(/changed within the last 24 hours; it counts again from/)).toBeTruthy();
  expect(screen.getByText(/Choose another check\./)).toBeTruthy();
});

test('signs are ticked during the call and go with it when the caller is turned away', async () => {
  const live = aReset('handed-over');
  const { bridge, location } = openCard({
    ...guarded(),
    liveReset: { state: live.state, expiresAt: live.expiresAt },
  });
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Refuses a call back' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Hurry, threats' }));
  await userEvent.click(await button('Turn the caller away'));
  const dialog = await screen.findByRole('dialog');
  const revoke = within(dialog).getByRole('checkbox', { name: 'Also revoke the live reset of 김민수' });
  expect(revoke).toHaveProperty('checked', true);
  await userEvent.click(await button('Turn away and write it down'));
  await waitFor(() =>
    expect(bridge.inputs('callers.turnAway')).toEqual([
      { userId: 'user-1', signs: ['urgency', 'refuses-call-back'], note: '', revoke: true },
    ]),
  );
  await waitFor(() => expect(location()).toBe('/users/user-1'));
});

test('for a day the panel warns of the caller who was turned away', async () => {
  const turnedAway = {
    by: '세라',
    at: Date.now() - 2 * 3_600_000,
    signs: ['authority'],
    note: '고함',
  } satisfies CallerVerification['turnedAway'];
  openCard({ verification: aVerification({ turnedAway }) });
  const warning = await screen.findByRole('note');
  expect(warning.textContent).toMatch(/세라 turned a caller away · 2 hours ago/);
  expect(warning.textContent).toContain('Drops the name of a boss · 고함');
});

test.each<[approval: CallerVerification['approval'], words: RegExp]>([
  [
    { kind: 'refused', refusedBefore: { by: '두리', at: Date.now(), note: '본인이 아님' } },
    /두리 refused.*본인이 아님.*You may ask somebody else/,
  ],
  [
    {
      kind: 'asked',
      approvalId: 'a',
      by: '박수진',
      mine: true,
      at: Date.now(),
      until: Date.now(),
      reason: '출장',
    },
    /You asked for approval.*출장/,
  ],
  [{ kind: 'approved', by: '두리', mine: false, at: Date.now(), until: Date.now() }, /두리 approved/],
  [
    { kind: 'approved', by: '박수진', mine: true, at: Date.now(), until: Date.now() },
    /You approved\. Somebody else must send it\./,
  ],
])('where the question stands is on the card: %j', async (approval, words) => {
  openCard(guarded({ approval }), '/users/user-1');
  await waitFor(() => {
    const caller = screen.getByRole('region', { name: 'Caller' });
    expect(caller.textContent).toMatch(words);
  });
});

test('an office with nobody to approve says so before anything is asked', async () => {
  openCard(guarded({ approvers: 0 }));
  expect(await screen.findByText(/Nobody else could approve/)).toBeTruthy();
});

test('the second operator types login and password at this desk; a wrong one is typed anew', async () => {
  const approval = {
    kind: 'asked',
    approvalId: 'a1',
    by: '박수진',
    mine: true,
    at: Date.now(),
    until: Date.now() + 60_000,
    reason: '출장 중 잠김',
  } as const;
  const { bridge } = openCard(
    guarded({ approval, missing: 0, open: [], recorded: [aCheck('ticket', 'INC-1')] }),
  );
  bridge.answer('approvals.list', () => ({
    approvals: [
      {
        id: 'a1',
        userId: 'user-1',
        userName: '김민수',
        department: '총무팀',
        email: 'minsu@office.example',
        askedBy: '박수진',
        mine: true,
        askedAt: Date.now(),
        expiresAt: Date.now() + 60_000,
        reason: '출장 중 잠김',
        checks: [aCheck('ticket', 'INC-1')],
        refusedBefore: null,
      },
    ],
  }));
  bridge.answer('approvals.decideHere', () => {
    throw new AppError('sign-in-refused');
  });
  await focusOn(await button('Decide here…'));
  await userEvent.keyboard('{Enter}');
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText('INC-1')).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
  expect(bridge.inputs('approvals.decideHere')).toEqual([]);
  await userEvent.type(dialog.getByRole('textbox', { name: 'Login of the second operator' }), 'duri');
  const password = dialog.getByLabelText('Password of the second operator');
  await userEvent.type(password, 'wrong{Enter}');
  expect(bridge.inputs('approvals.decideHere')).toEqual([]);
  await userEvent.click(dialog.getByRole('button', { name: 'Approve' }));
  expect((await dialog.findByRole('alert')).dataset.code).toBe('sign-in-refused');
  expect(password).toHaveProperty('value', '');
  expect(bridge.inputs('approvals.decideHere')).toEqual([
    { approvalId: 'a1', decision: 'approved', note: '', login: 'duri', password: 'wrong' },
  ]);
});

test('an operator finds a protected user’s card closed to changes; only an admin can protect', async () => {
  const { bridge } = openCard(guarded(), '/users/user-1');
  bridge.answer('users.setProtected', () => ({}));
  await userEvent.click(await button('Lift protection…'));
  expect(await screen.findByText(/goes on for 24 hours/)).toBeTruthy();
  await userEvent.click(await button('Lift the protection'));
  await waitFor(() =>
    expect(bridge.inputs('users.setProtected')).toEqual([{ userId: 'user-1', protected: false }]),
  );
});

test('an operator who is no admin neither edits nor unprotects', async () => {
  const bridge = fakeBridge({
    'app.status': () => aStatus({ state: { kind: 'ready', operator: anOperator({ role: 'operator' }) } }),
    'users.search': () => ({ users: [aUser({ protected: true })], total: 1 }),
    'users.get': () => aCard(guarded()),
  });
  renderApp(<UsersScreen />, { path: '/users/user-1' });
  expect((await button('Edit')).getAttribute('aria-disabled')).toBe('true');
  expect((await button('Disable')).getAttribute('aria-disabled')).toBe('true');
  expect(screen.queryByRole('button', { name: 'Lift protection…' })).toBeNull();
  expect(bridge.inputs('users.edit')).toEqual([]);
  expect(screen.getAllByText('Protected').length).toBe(2);
});

test('in Korean the reason why nothing can be sent yet names the checks in Korean, with its particles right', async () => {
  const details = { missing: 2, checks: ['call-back', 'ticket'] };
  const sendRefusal: UserCard['sendRefusal'] = { code: 'caller-not-verified', details };
  openCard({ ...guarded({ missing: 2 }), sendRefusal }, undefined, 'ko');
  await userEvent.hover(await button('김민수 님에게 보내기'));
  const words =
    /2가지를 더 확인해야 합니다\. 확인한 것을 기록하십시오: 등록된 번호로 다시 전화 또는 접수 번호\./;
  expect(await screen.findByText(words)).toBeTruthy();
});

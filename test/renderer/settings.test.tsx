// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { Router } from 'wouter';
import { SettingsScreen } from '../../renderer/settings/settings-screen.tsx';
import { guardNavigation } from '../../renderer/ui/leave-guard.ts';
import { AppError } from '../../shared/errors.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';
import { someSettings } from '../support/office-settings.ts';

const SETTINGS = someSettings({
  keys: [
    { kid: 'k-new', createdAt: Date.UTC(2026, 10, 1), retiredAt: null, diesAt: null },
    { kid: 'k-old', createdAt: 0, retiredAt: Date.now() - 1000, diesAt: Date.now() + 3_600_000 },
  ],
});

function settings() {
  return fakeBridge({ 'settings.get': () => SETTINGS });
}

async function retype(label: string, text: string): Promise<void> {
  const field = await screen.findByLabelText(label);
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

test('a changed limit is saved with everything else of its section as it was', async () => {
  const bridge = settings();
  bridge.answer('settings.saveTokens', () => ({}));
  renderApp(<SettingsScreen />, { path: '/settings/tokens' });
  await retype('Lifetime of a token', '30');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved.')).toBeTruthy();
  expect(bridge.inputs('settings.saveTokens')).toEqual([{ ...SETTINGS.tokens, lifetimeMinutes: 30 }]);
});

test('a number out of range is refused at its field and never sent', async () => {
  const bridge = settings();
  renderApp(<SettingsScreen />, { path: '/settings/tokens' });
  await retype('Lifetime of a token', '3');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('A whole number from 5 to 1440.')).toBeTruthy();
  expect(bridge.inputs('settings.saveTokens')).toEqual([]);
});

test('a refusal keeps what was typed and shows its words in the section', async () => {
  const bridge = settings();
  bridge.answer('settings.saveOffice', () => {
    throw new AppError('store-busy');
  });
  renderApp(<SettingsScreen />, { path: '/settings/office' });
  await retype('Name of the office', '바다사무소');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.getByDisplayValue('바다사무소')).toBeTruthy();
});

test('a field that main refuses is marked where it stands', async () => {
  const bridge = settings();
  bridge.answer('settings.saveOffice', () => {
    throw new AppError('invalid-input', { field: 'contact' });
  });
  renderApp(<SettingsScreen />, { path: '/settings/office' });
  await retype('Whom to call when “this was not me”', 'x');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.getByDisplayValue('x').getAttribute('aria-invalid')).toBe('true'));
});

test('undo brings back what is saved', async () => {
  settings();
  renderApp(<SettingsScreen />, { path: '/settings/office' });
  await retype('Name of the office', 'Other');
  await userEvent.click(screen.getByRole('button', { name: 'Undo changes' }));
  expect(screen.getByDisplayValue('Haneul Office')).toBeTruthy();
  expect(screen.getByText('Everything is saved')).toBeTruthy();
});

test('leaving a changed section asks first, and staying keeps what was typed', async () => {
  settings();
  const { location } = renderApp(
    <Router aroundNav={guardNavigation}>
      <SettingsScreen />
    </Router>,
    { path: '/settings/office' },
  );
  await retype('Name of the office', 'Other');
  await userEvent.click(screen.getByRole('link', { name: 'About' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Go on editing' }));
  expect(location()).toBe('/settings/office');
  expect(screen.getByDisplayValue('Other')).toBeTruthy();
  await userEvent.click(screen.getByRole('link', { name: 'About' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Discard the changes' }));
  await waitFor(() => expect(location()).toBe('/settings/about'));
});

test('rotating the token key says that tokens already sent stay valid', async () => {
  const bridge = settings();
  bridge.answer('keys.rotate', () => ({ kid: 'k-next' }));
  renderApp(<SettingsScreen />, { path: '/settings/keys' });
  await userEvent.click(await screen.findByRole('button', { name: 'Put in a new key' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('stay valid until they expire');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Put in a new key' }));
  expect(await screen.findByText(/The new key k-next signs/)).toBeTruthy();
  expect(bridge.inputs('keys.rotate')).toHaveLength(1);
});

test('a new recovery key asks for the password, shows the key, and is gone once it is stored', async () => {
  const bridge = settings();
  bridge.answer('recovery.issue', ({ password }) => {
    if (password !== 'mine') throw new AppError('sign-in-refused');
    return { recoveryKey: 'AAAA-BBBB-CCCC' };
  });
  bridge.answer('recovery.confirm', () => ({}));
  renderApp(<SettingsScreen />, { path: '/settings/keys' });
  await userEvent.click(await screen.findByRole('button', { name: 'Issue a new recovery key' }));
  const password = await screen.findByLabelText(/Your own password/);
  await userEvent.type(password, 'wrong{Enter}');
  expect(await screen.findByRole('alert')).toBeTruthy();
  await userEvent.clear(password);
  await userEvent.type(password, 'mine{Enter}');
  await waitFor(() => expect(document.body.textContent).toContain('AAAA'));
  await userEvent.click(screen.getByRole('checkbox'));
  await userEvent.click(screen.getByRole('button', { name: /stored|continue|confirm|done/i }));
  expect(await screen.findByText(/The new recovery key is in force/)).toBeTruthy();
  expect(document.body.textContent).not.toContain('BBBB');
});

test('my password is dropped from the fields once it is changed', async () => {
  const bridge = settings();
  bridge.answer('session.changePassword', () => ({}));
  bridge.answer('passwords.check', ({ password }) => ({
    broken: [],
    score: 4,
    length: password.length,
    bytes: password.length,
  }));
  renderApp(<SettingsScreen />, { path: '/settings/mine' });
  fireEvent.change(await screen.findByLabelText('Current password'), { target: { value: 'old one' } });
  fireEvent.change(screen.getByLabelText('New password'), { target: { value: 'a good long password' } });
  fireEvent.change(screen.getByLabelText('New password, once more'), {
    target: { value: 'a good long password' },
  });
  const change = () => screen.getByRole('button', { name: 'Change my password' });
  await waitFor(() => expect(change().getAttribute('aria-disabled')).toBeNull());
  await userEvent.click(change());
  expect(await screen.findByText(/Your password is changed/)).toBeTruthy();
  expect(screen.queryByDisplayValue('old one')).toBeNull();
  expect(bridge.inputs('session.changePassword')).toEqual([
    { password: 'old one', newPassword: 'a good long password' },
  ]);
});

test('whoever is no admin finds their password and what the program is, and no more', async () => {
  const operator = anOperator({ role: 'operator' });
  const bridge = fakeBridge({ 'app.status': () => aStatus({ state: { kind: 'ready', operator } }) });
  renderApp(<SettingsScreen />, { path: '/settings', language: 'ko' });
  const links = await screen.findAllByRole('link');
  expect(links.map((link) => link.textContent)).toEqual(['내 비밀번호', '프로그램 정보']);
  expect(bridge.inputs('settings.get')).toEqual([]);
});

function SettingsAndBack() {
  const [open, setOpen] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setOpen(!open)}>
        elsewhere
      </button>
      {open && <SettingsScreen />}
    </>
  );
}

test('what was changed elsewhere since the last visit stands in the form, and is not undone by a save', async () => {
  const bridge = settings();
  renderApp(<SettingsAndBack />, { path: '/settings/passwords' });
  expect((await screen.findByLabelText<HTMLInputElement>('Shortest length')).value).toBe('15');
  await userEvent.click(screen.getByRole('button', { name: 'elsewhere' }));
  const passwords = { ...SETTINGS.passwords, minLength: 12, temporaryPasswords: 'admins' as const };
  bridge.answer('settings.get', () => ({ ...SETTINGS, passwords }));
  act(() => bridge.emit('changed', { topics: ['settings'] }));
  await userEvent.click(screen.getByRole('button', { name: 'elsewhere' }));
  expect((await screen.findByLabelText<HTMLInputElement>('Shortest length')).value).toBe('12');
  expect(screen.getByLabelText<HTMLInputElement>('Meant to be used within').value).toBe('24');
});

test('who may set temporary passwords, and for how long, is saved with the other rules', async () => {
  const bridge = settings();
  bridge.answer('settings.savePasswords', () => ({}));
  renderApp(<SettingsScreen />, { path: '/settings/passwords' });
  const who = await screen.findByLabelText('Temporary passwords for the telephone, without a token');
  expect(screen.queryByLabelText('Meant to be used within')).toBeNull();
  await userEvent.selectOptions(who, 'Operators may set them');
  await retype('Meant to be used within', '73');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(bridge.inputs('settings.savePasswords')).toEqual([]);
  await retype('Meant to be used within', '8');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(bridge.inputs('settings.savePasswords')).toEqual([
    { ...SETTINGS.passwords, temporaryPasswords: 'operators', temporaryHours: 8 },
  ]);
});

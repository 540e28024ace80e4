// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { AlertsSection } from '../../renderer/settings/alerts-section.tsx';
import { NoticesSection } from '../../renderer/settings/notices-section.tsx';
import { toDays, toOfficeHours } from '../../renderer/settings/office-hours.ts';
import { SignInSection } from '../../renderer/settings/sign-in-section.tsx';
import type { AlertSettings } from '../../shared/alerts.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

const ALERTS: AlertSettings = {
  resetsPerHour: 15,
  refusalsPerHour: 10,
  officeHours: null,
  mailAdmins: true,
};
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

test('whoever asks for an authenticator app without having one is told what follows before it is saved', async () => {
  const bridge = fakeBridge({ 'settings.saveSignIn': () => ({}) });
  renderApp(<SignInSection initial={{ totp: 'optional' }} />);
  expect(screen.queryByRole('note')).toBeNull();
  await userEvent.click(await screen.findByRole('radio', { name: 'Required for administrators' }));
  expect(screen.getByRole('note').textContent).toMatch(/You have not set up one yourself/);
  await save();
  await screen.findByText('Saved.');
  expect(bridge.inputs('settings.saveSignIn')).toEqual([{ totp: 'admins' }]);
});

test('whoever has one is told about the others only', async () => {
  fakeBridge({
    'app.status': () => aStatus({ state: { kind: 'ready', operator: anOperator({ totp: true }) } }),
  });
  renderApp(<SignInSection initial={{ totp: 'optional' }} />);
  await userEvent.click(await screen.findByRole('radio', { name: 'Required for everyone' }));
  expect(screen.getByRole('note').textContent).toMatch(/Whoever has none yet/);
});

test('office hours are saved day by day, Sunday first, and a closed day as closed', async () => {
  const bridge = fakeBridge({ 'settings.saveAlerts': () => ({}) });
  renderApp(<AlertsSection initial={ALERTS} />);
  await userEvent.click(await screen.findByRole('switch', { name: /Tell of resets outside/ }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Saturday: somebody works' }));
  fireEvent.change(screen.getByLabelText('Saturday, closes at'), { target: { value: '13:30' } });
  await userEvent.click(screen.getByRole('checkbox', { name: 'Wednesday: somebody works' }));
  await save();
  await screen.findByText('Saved.');
  const usual = { opens: 540, closes: 1080 };
  expect(bridge.inputs('settings.saveAlerts')).toEqual([
    {
      ...ALERTS,
      officeHours: [null, usual, usual, null, usual, usual, { opens: 540, closes: 810 }],
    },
  ]);
});

test('a day that closes before it opens is refused at the day and never sent', async () => {
  const bridge = fakeBridge();
  renderApp(<AlertsSection initial={{ ...ALERTS, officeHours: toOfficeHours(toDays(null)) }} />);
  const closes = await screen.findByLabelText('Monday, closes at');
  fireEvent.change(closes, { target: { value: '08:00' } });
  await save();
  expect(screen.getByText('Closing time must be after opening time.')).toBeTruthy();
  await waitFor(() => expect(closes.getAttribute('aria-invalid')).toBe('true'));
  expect(bridge.inputs('settings.saveAlerts')).toEqual([]);
});

test('hours go to the form and back as they were, also until midnight', () => {
  const hours = [null, { opens: 0, closes: 1440 }, { opens: 601, closes: 1439 }, null, null, null, null];
  expect(toOfficeHours(toDays(hours))).toEqual(hours);
});

test('who else hears of changes is saved as chosen', async () => {
  const bridge = fakeBridge({ 'settings.saveNotices': () => ({}) });
  renderApp(<NoticesSection initial={{ manager: 'off' }} />, { language: 'ko' });
  await userEvent.click(await screen.findByRole('radio', { name: '상급자가 등록된 모든 사용자' }));
  await userEvent.click(screen.getByRole('button', { name: '저장' }));
  await waitFor(() => expect(bridge.inputs('settings.saveNotices')).toEqual([{ manager: 'all' }]));
});

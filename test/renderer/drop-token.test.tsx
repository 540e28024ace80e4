// @vitest-environment jsdom

import { Notifications } from '@mantine/notifications';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { DropToken } from '../../renderer/shell/drop-token.tsx';
import { readDropped } from '../../renderer/shell/read-dropped.ts';
import { forgetHandedText, takeHandedText } from '../../renderer/ui/handed-text.ts';
import { anOperator, aStatus, fakeBridge, renderApp } from '../support/fake-bridge.tsx';

afterEach(forgetHandedText);

const MAIL = 'From: a@b.test\r\nSubject: =?utf-8?B?7ZWc?=\r\n\r\n토큰: eyJhbGciOiJIUzI1NiJ9';

function file(content: BlobPart, name = 'reset.eml') {
  return new File([content], name);
}

function carried(files: File[]) {
  return { dataTransfer: { types: ['Files'], files } };
}

async function open(path = '/outbox') {
  const result = renderApp(
    <>
      <Notifications />
      <main>the screen</main>
      <DropToken />
    </>,
    { path },
  );
  await screen.findByText('the screen');
  return result;
}

test('a mail held over the window is told where it may go, and dropping it hands its text to the paste screen', async () => {
  fakeBridge();
  const { location } = await open();
  fireEvent.dragOver(document.body, carried([]));
  expect(screen.getByText('Drop it to read the token')).toBeTruthy();
  fireEvent.drop(document.body, carried([file(MAIL)]));
  expect(screen.queryByText('Drop it to read the token')).toBeNull();
  await waitFor(() => expect(location()).toBe('/paste-token'));
  expect(takeHandedText()).toEqual({ kind: 'text', name: 'reset.eml', text: MAIL });
  expect(takeHandedText()).toBeNull();
});

test('leaving the window takes the sign away, and dragged text is left to the screen', async () => {
  fakeBridge();
  await open();
  fireEvent.dragOver(document.body, carried([]));
  fireEvent.dragLeave(document.body, { relatedTarget: null });
  expect(screen.queryByText('Drop it to read the token')).toBeNull();
  const kept = fireEvent.dragOver(document.body, { dataTransfer: { types: ['text/plain'], files: [] } });
  expect(kept).toBe(true);
});

test('what cannot be read is said in one sentence, and the screen stays', async () => {
  fakeBridge();
  const { location } = await open();
  fireEvent.drop(document.body, carried([file(new Uint8Array([0x50, 0x4b, 0, 4]), 'photo.zip')]));
  expect(await screen.findByText(/“photo.zip” is neither a mail nor a text/)).toBeTruthy();
  expect(location()).toBe('/outbox');
  expect(takeHandedText()).toBeNull();
});

test('an open case stays open when its mail is dropped on it', async () => {
  fakeBridge();
  const { location } = await open('/paste-token/user-1');
  fireEvent.drop(document.body, carried([file(MAIL)]));
  await waitFor(() => expect(takeHandedText()).not.toBeNull());
  expect(location()).toBe('/paste-token/user-1');
});

test('a viewer is told that reading tokens needs another role', async () => {
  const bridge = fakeBridge();
  const operator = anOperator({ role: 'viewer' });
  bridge.answer('app.status', () => aStatus({ state: { kind: 'ready', operator } }));
  const { location } = await open();
  fireEvent.dragOver(document.body, carried([]));
  expect(screen.queryByText('Drop it to read the token')).toBeNull();
  act(() => void fireEvent.drop(document.body, carried([file(MAIL)])));
  expect(await screen.findByText('Reading a token needs the role operator or admin.')).toBeTruthy();
  expect(location()).toBe('/outbox');
});

test.each([
  ['two files', [file('a'), file('b')], 'many'],
  ['an empty file', [file('')], 'empty'],
  ['more than 1 MB', [file('x'.repeat(1_000_001))], 'large'],
  ['an Outlook message', [file(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 1]), 'a.msg')], 'outlook'],
  ['a picture', [file(new Uint8Array([0x89, 0x50, 0, 7]))], 'binary'],
])('%s: the problem is named', async (_, files, problem) => {
  expect(await readDropped(files)).toMatchObject({ kind: 'problem', problem });
});

test('UTF-8, UTF-16 and old Korean files come as text in which every byte counts', async () => {
  expect(await readDropped([file('토큰\u200b')])).toMatchObject({ text: '토큰\u200b' });
  const wide = new Uint8Array([0xff, 0xfe, 0x00, 0xac, 0x41, 0x00]);
  expect(await readDropped([file(wide)])).toMatchObject({ text: '가A' });
  // 가 in CP949: no UTF-8, so one character per byte.
  expect(await readDropped([file(new Uint8Array([0xb0, 0xa1, 0x41]))])).toMatchObject({
    text: '\u00b0\u00a1A',
  });
});

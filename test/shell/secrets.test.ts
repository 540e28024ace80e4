import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { createHandoverWindow } from '../../electron/adapters/handover-window.ts';
import { createScreen } from '../../electron/adapters/screen.ts';
import { createSecretClipboard, systemFormat } from '../../electron/adapters/secret-clipboard.ts';
import { AppError } from '../../shared/errors.ts';

/** What Electron's clipboard does with one write: all entries of its item become the content. */
function fakeClipboard() {
  const state = { writes: [] as Record<string, string | Blob>[], text: '', cleared: 0, broken: false };
  class ClipboardItem {
    readonly items: Record<string, string | Blob>;
    constructor(items: Record<string, string | Blob>) {
      this.items = items;
    }
  }
  const clipboard = {
    write: async ([item]: ClipboardItem[]) => {
      if (state.broken || item === undefined) throw new Error('no clipboard here');
      state.writes.push(item.items);
      state.text = String(item.items['text/plain']);
    },
    readText: async () => state.text,
    clear: () => {
      state.cleared += 1;
      state.text = '';
    },
  };
  return { state, parts: { clipboard, ClipboardItem } };
}

async function marksOf(item: Record<string, string | Blob> | undefined): Promise<Record<string, number[]>> {
  const marks: Record<string, number[]> = {};
  for (const [name, value] of Object.entries(item ?? {})) {
    if (value instanceof Blob) marks[name] = [...new Uint8Array(await value.arrayBuffer())];
  }
  return marks;
}

test.each([
  [
    'win32',
    {
      ExcludeClipboardContentFromMonitorProcessing: [0, 0, 0, 0],
      CanIncludeInClipboardHistory: [0, 0, 0, 0],
      CanUploadToCloudClipboard: [0, 0, 0, 0],
    },
  ],
  ['darwin', { 'org.nspasteboard.ConcealedType': [0, 0, 0, 0] }],
  ['linux', { 'x-kde-passwordManagerHint': [...Buffer.from('secret')] }],
] as const)('on %s a secret and its marks go into the clipboard in one write', async (platform, marks) => {
  const { state, parts } = fakeClipboard();
  await createSecretClipboard(parts, platform).write('사과-바다');
  expect(state.writes).toHaveLength(1);
  expect(state.writes[0]?.['text/plain']).toBe('사과-바다');
  const expected = Object.entries(marks).map(([name, bytes]) => [systemFormat(name), bytes]);
  expect(await marksOf(state.writes[0])).toEqual(Object.fromEntries(expected));
});

test('it is taken out only while it is still what the clipboard holds', async () => {
  const { state, parts } = fakeClipboard();
  const secrets = createSecretClipboard(parts, 'win32');
  await secrets.write('사과-바다');
  state.text = 'something else';
  await secrets.clearIf('사과-바다');
  expect(state.cleared).toBe(0);
  state.text = '사과-바다';
  await secrets.clearIf('사과-바다');
  expect(state.cleared).toBe(1);
});

test('a clipboard that refuses the marked secret gets no unmarked one', async () => {
  const { state, parts } = fakeClipboard();
  state.broken = true;
  const writing = createSecretClipboard(parts, 'win32').write('사과-바다');
  await expect(writing).rejects.toEqual(new AppError('clipboard-unavailable'));
  expect(state.text).toBe('');
});

test('protection reaches the window, and without one there is nothing to protect', () => {
  const setContentProtection = vi.fn();
  createScreen(() => ({ setContentProtection })).protect(true);
  expect(setContentProtection).toHaveBeenCalledExactlyOnceWith(true);
  createScreen(() => null).protect(true);
});

function handedOverWindow(fullScreen: boolean) {
  const call = vi.fn(async () => ({ ok: true as const, value: {} }));
  const state = { fullScreen };
  const window = Object.assign(new EventEmitter(), {
    webContents: new EventEmitter(),
    isFullScreen: () => state.fullScreen,
    setFullScreen: (on: boolean) => {
      state.fullScreen = on;
    },
  });
  const handover = createHandoverWindow({ call });
  handover.guard(window);
  const close = () => {
    const event = { preventDefault: vi.fn() };
    window.emit('close', event);
    return event.preventDefault;
  };
  return { call, state, window, handover, close };
}

test.each([true, false])(
  'the window fills the screen while handed over, and is as it was afterwards (%s)',
  (before) => {
    const { handover, state, window } = handedOverWindow(before);
    handover.show(true, window);
    handover.show(true, window);
    expect(state.fullScreen).toBe(true);
    handover.show(false, window);
    expect(state.fullScreen).toBe(before);
  },
);

test('closing the window gives the keyboard back first, and closes at other times', () => {
  const { handover, window, close, call } = handedOverWindow(false);
  expect(close()).not.toHaveBeenCalled();
  expect(call).not.toHaveBeenCalled();
  handover.show(true, window);
  expect(close()).toHaveBeenCalledOnce();
  expect(call).toHaveBeenCalledExactlyOnceWith('handover.leave', { reason: 'window-closed' });
  handover.show(false, window);
  expect(close()).not.toHaveBeenCalled();
});

test('a page that breaks off gives the keyboard back', () => {
  const { handover, window, call } = handedOverWindow(false);
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(call).not.toHaveBeenCalled();
  handover.show(true, window);
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(call).toHaveBeenCalledExactlyOnceWith('handover.leave', { reason: 'page-gone' });
});

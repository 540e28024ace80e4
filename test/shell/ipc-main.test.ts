import type { BrowserWindow, IpcMain } from 'electron';
import { expect, test, vi } from 'vitest';
import { answerCalls, forwardEvents, isOurPage } from '../../electron/adapters/ipc-main.ts';
import type { AppEvent } from '../../electron/app.ts';
import { CHANNELS } from '../../shared/channels.ts';

const webContents = { mainFrame: { frameToken: 'main' }, send: vi.fn() };
const ours = { webContents, isDestroyed: () => false };
const frame = { origin: 'app://resetdesk', parent: null, frameToken: 'main' };
type Handler = (event: unknown, input: unknown) => unknown;

function connect(window: unknown, call = vi.fn(async () => ({ ok: true as const, value: 1 }))) {
  const handlers = new Map<string, Handler>();
  const ipc = { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) };
  answerCalls(ipc as Partial<IpcMain> as IpcMain, { call }, () => window as BrowserWindow | null);
  return { handlers, call };
}

test('every channel of the list is answered, and no other', () => {
  expect([...connect(ours).handlers.keys()]).toEqual([...CHANNELS]);
});

test.each(CHANNELS)('%s answers our page and refuses every other sender', async (channel) => {
  const { handlers, call } = connect(ours);
  const ask = async (event: unknown) => handlers.get(channel)?.(event, { a: 1 });
  expect(await ask({ sender: webContents, senderFrame: frame })).toEqual({ ok: true, value: 1 });
  expect(call).toHaveBeenCalledExactlyOnceWith(channel, { a: 1 });

  const foreign = { ok: false, error: { code: 'foreign-sender' } };
  expect(await ask({ sender: webContents, senderFrame: null })).toEqual(foreign);
  for (const changed of [
    { origin: 'null' },
    { origin: 'https://example.org' },
    { origin: 'app://resetdesk.example.org' },
    { origin: 'devtools://devtools' },
    { parent: frame },
    { frameToken: 'child' },
  ]) {
    expect(await ask({ sender: webContents, senderFrame: { ...frame, ...changed } })).toEqual(foreign);
  }
  expect(await ask({ sender: { mainFrame: frame }, senderFrame: frame })).toEqual(foreign);
  expect(call).toHaveBeenCalledOnce();
});

test('nobody is answered while there is no window', () => {
  expect(isOurPage({ sender: webContents, senderFrame: { ...frame } }, null)).toBe(false);
});

test('events reach the window as plain payloads, and a closed window is left alone', () => {
  let emit: (event: AppEvent) => void = () => {};
  let window: unknown = ours;
  const app = {
    on: (listener: (event: AppEvent) => void) => {
      emit = listener;
      return () => {};
    },
  };
  forwardEvents(app, () => window as BrowserWindow | null);
  emit({ event: 'changed', payload: { topics: ['users'] } });
  expect(webContents.send).toHaveBeenCalledExactlyOnceWith('changed', { topics: ['users'] });
  window = null;
  emit({ event: 'changed', payload: { topics: ['users'] } });
  window = { ...ours, isDestroyed: () => true };
  emit({ event: 'changed', payload: { topics: ['users'] } });
  expect(webContents.send).toHaveBeenCalledOnce();
});

import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { crashFacts } from '../../electron/adapters/crash-log.ts';
import { quitInOrder } from '../../electron/adapters/quit.ts';
import { createLog } from '../../electron/log.ts';

function quitting(close: () => Promise<void>) {
  const lines: string[] = [];
  const shell = Object.assign(new EventEmitter(), { exit: vi.fn() });
  const port: object = shell;
  quitInOrder(
    port as Parameters<typeof quitInOrder>[0],
    { close },
    createLog((_level, line) => lines.push(line)),
  );
  return { shell, lines };
}

test('quitting waits for the program to close, however often it is asked', async () => {
  const closed = Promise.withResolvers<void>();
  const close = vi.fn(() => closed.promise);
  const { shell } = quitting(close);
  const event = { preventDefault: vi.fn() };
  shell.emit('before-quit', event);
  shell.emit('before-quit', event);
  expect(event.preventDefault).toHaveBeenCalledTimes(2);
  expect(close).toHaveBeenCalledOnce();
  expect(shell.exit).not.toHaveBeenCalled();
  closed.resolve();
  await vi.waitFor(() => expect(shell.exit).toHaveBeenCalledExactlyOnceWith(0));
});

test('a program that cannot close is left after ten seconds', async () => {
  vi.useFakeTimers();
  try {
    const { shell, lines } = quitting(() => new Promise(() => {}));
    shell.emit('before-quit', { preventDefault: () => {} });
    await vi.advanceTimersByTimeAsync(9_999);
    expect(shell.exit).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(shell.exit).toHaveBeenCalledExactlyOnceWith(0);
    expect(lines.join()).toContain('quit-without-waiting');
  } finally {
    vi.useRealTimers();
  }
});

test('a defect while closing is logged and does not keep the program', async () => {
  const { shell, lines } = quitting(() => Promise.reject(new TypeError('SECRET')));
  shell.emit('before-quit', { preventDefault: () => {} });
  await vi.waitFor(() => expect(shell.exit).toHaveBeenCalledOnce());
  expect(lines.join()).toContain('TypeError');
  expect(lines.join()).not.toContain('SECRET');
});

test('the log keeps where a defect happened, and neither its message nor a path', () => {
  const facts = JSON.stringify(crashFacts(new RangeError('the password is hunter2')));
  expect(facts).toContain('RangeError');
  expect(facts).toMatch(/quit\.test\.ts:\d+/);
  expect(facts).not.toContain('hunter2');
  expect(facts).not.toContain(import.meta.dirname);
  expect(crashFacts('a string')).toEqual({ kind: 'string' });
});

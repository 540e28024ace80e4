import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { actWords } from '../../electron/adapters/act-words.ts';
import { createSystemLog, systemLogCommand } from '../../electron/adapters/system-log.ts';

const LINE = 'resetdesk checkpoint v1 office a entries 1; rm -rf / & "quoted" $(x) `y` %PATH%';

test('the line is one argument of the system’s own tool, by its full path and without a shell', () => {
  expect(systemLogCommand('linux', LINE)).toEqual({
    command: '/usr/bin/logger',
    args: ['-t', 'resetdesk', '--', LINE],
  });
  expect(systemLogCommand('darwin', LINE).command).toBe('/usr/bin/logger');
  const windows = systemLogCommand('win32', LINE, 'D:\\Windows');
  expect(windows.command).toBe('D:\\Windows\\System32\\eventcreate.exe');
  expect(windows.args.slice(-2)).toEqual(['/D', LINE]);
});

test('a system without the tool says so', async () => {
  await expect(createSystemLog('win32').write(LINE)).rejects.toThrow();
  if (!existsSync('/usr/bin/logger')) await expect(createSystemLog('linux').write(LINE)).rejects.toThrow();
});

test('a file calls an act what the screen calls it; one of a later version keeps its code', () => {
  expect(actWords('en', 'activity-exported')).toBe('Log exported');
  expect(actWords('ko', 'activity-exported')).toBe('기록 내보내기');
  expect(actWords('ko', 'invented-later')).toBe('invented-later');
});

import { expect, test } from 'vitest';
import { refusedSwitches, switchValue } from '../../electron/adapters/start-switches.ts';

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--remote-debugging-address=0.0.0.0',
  '--inspect',
  '--inspect=0',
  '--inspect-brk=127.0.0.1:1',
  '--js-flags=--expose-gc',
  '--load-extension=/tmp/x',
  '--disable-web-security',
  '--no-sandbox',
  '--disable-gpu-sandbox',
  '--DISABLE-WEB-SECURITY',
  '-inspect',
  ' --no-sandbox',
  '--ignore-certificate-errors',
  '--host-rules=MAP * evil',
  '--proxy-server=evil:1',
  '--renderer-cmd-prefix=gdb',
])('a packaged program does not start with %s', (arg) => {
  expect(refusedSwitches([arg])).toHaveLength(1);
});

test('what is refused is named without its value', () => {
  expect(refusedSwitches(['--remote-debugging-port=9222', '--lang=ko'])).toEqual(['--remote-debugging-port']);
});

test.each([
  '--lang=ko',
  '--force-renderer-accessibility',
  '--high-dpi-support=1',
  'C:\\file.csv',
  '--allusers',
])('a packaged program starts with %s', (arg) => {
  expect(refusedSwitches([arg])).toEqual([]);
});

test('a switch gives its value only when it has one', () => {
  expect(switchValue(['--user-data-dir=/tmp/a=b'], 'user-data-dir')).toBe('/tmp/a=b');
  expect(switchValue(['--user-data-dir='], 'user-data-dir')).toBeNull();
  expect(switchValue(['--user-data-dir'], 'user-data-dir')).toBeNull();
});

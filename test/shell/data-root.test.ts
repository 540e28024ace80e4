import { expect, test } from 'vitest';
import { dataRoot } from '../../electron/adapters/data-root.ts';

test('on Windows the data stays in the local profile and never in the roaming one', () => {
  const env = { LOCALAPPDATA: 'C:\\Users\\kim\\AppData\\Local', APPDATA: 'C:\\Users\\kim\\AppData\\Roaming' };
  const root = dataRoot('Resetdesk', { platform: 'win32', home: 'C:\\Users\\kim', env });
  expect(root).toBe('C:\\Users\\kim\\AppData\\Local\\Resetdesk');
});

test('on Windows without the variable the local profile is still found', () => {
  const root = dataRoot('Resetdesk', { platform: 'win32', home: 'C:\\Users\\kim', env: {} });
  expect(root).toBe('C:\\Users\\kim\\AppData\\Local\\Resetdesk');
});

test('on macOS the data is where programs keep theirs', () => {
  const root = dataRoot('Resetdesk', { platform: 'darwin', home: '/Users/kim', env: {} });
  expect(root).toBe('/Users/kim/Library/Application Support/Resetdesk');
});

test('on Linux the XDG folder is used when it is absolute', () => {
  const at = (value: string | undefined) =>
    dataRoot('Resetdesk', { platform: 'linux', home: '/home/kim', env: { XDG_DATA_HOME: value } });
  expect(at('/data')).toBe('/data/Resetdesk');
  expect(at('relative')).toBe('/home/kim/.local/share/Resetdesk');
  expect(at(undefined)).toBe('/home/kim/.local/share/Resetdesk');
});

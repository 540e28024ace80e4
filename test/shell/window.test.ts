import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { requestAllowed } from '../../electron/adapters/web-requests.ts';
import { denyEverything, keepOnPage } from '../../electron/adapters/window-guards.ts';
import { windowOptions } from '../../electron/adapters/window-options.ts';

/** The stand-ins below have what the guards use and nothing more. */
const guard = (contents: object) => keepOnPage(contents as Parameters<typeof keepOnPage>[0]);
const deny = (session: object) => denyEverything(session as Parameters<typeof denyEverything>[0]);

const OPTIONS = { preload: '/p/preload.cjs', packaged: true, dark: false, session: undefined };

test('the window is isolated, sandboxed and without Node', () => {
  expect(windowOptions(OPTIONS).webPreferences).toEqual({
    preload: '/p/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    plugins: false,
    spellcheck: false,
    devTools: false,
  });
});

test('developer tools exist only while developing', () => {
  expect(windowOptions({ ...OPTIONS, packaged: false }).webPreferences?.devTools).toBe(true);
});

test('the window opens at its size, remembers it, and shows nothing before its first picture', () => {
  expect(windowOptions(OPTIONS)).toMatchObject({
    name: 'main',
    windowStatePersistence: true,
    title: 'Resetdesk',
    width: 1100,
    height: 720,
    minWidth: 880,
    minHeight: 600,
    show: false,
  });
});

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
  '%s is prevented',
  (name) => {
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
    guard(contents);
    const event = { preventDefault: vi.fn() };
    contents.emit(name, event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  },
);

test('a page opens no window', () => {
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn() });
  guard(contents);
  expect(contents.setWindowOpenHandler.mock.calls[0]?.[0]()).toEqual({ action: 'deny' });
});

function guardedSession() {
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setDisplayMediaRequestHandler: vi.fn(),
  });
  deny(session);
  const asked = (permission: string, url: string, isMainFrame: boolean) => {
    const answer = vi.fn();
    const details = { isMainFrame, requestingUrl: url };
    session.setPermissionRequestHandler.mock.calls[0]?.[0](null, permission, answer, details);
    const looked = session.setPermissionCheckHandler.mock.calls[0]?.[0](null, permission, url, details);
    return [answer.mock.calls[0]?.[0], looked];
  };
  return { session, asked };
}

test.each([
  'accessibility-events',
  'clipboard-read',
  'deprecated-sync-clipboard-read',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'local-fonts',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
])('%s is denied to our own page too', (permission) => {
  expect(guardedSession().asked(permission, 'app://resetdesk/index.html', true)).toEqual([false, false]);
});

test('copying to the clipboard is for our own page only', () => {
  const { asked } = guardedSession();
  expect(asked('clipboard-sanitized-write', 'app://resetdesk/index.html', true)).toEqual([true, true]);
  expect(asked('clipboard-sanitized-write', 'app://resetdesk/index.html', false)).toEqual([false, false]);
  expect(asked('clipboard-sanitized-write', 'https://example.org/', true)).toEqual([false, false]);
  expect(asked('clipboard-sanitized-write', 'app://resetdesk.example.org/', true)).toEqual([false, false]);
});

test('devices, screens and downloads are denied', () => {
  const { session } = guardedSession();
  expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]({})).toBe(false);
  const share = vi.fn();
  session.setDisplayMediaRequestHandler.mock.calls[0]?.[0]({}, share);
  expect(share).toHaveBeenCalledExactlyOnceWith(null);
  const download = { preventDefault: vi.fn() };
  session.emit('will-download', download);
  expect(download.preventDefault).toHaveBeenCalledOnce();
});

test('the packaged window loads its own files and not one address more', () => {
  expect(requestAllowed('app://resetdesk/index.html', true)).toBe(true);
  expect(requestAllowed('data:image/png;base64,AA==', true)).toBe(true);
  for (const url of [
    'https://example.org/',
    'http://127.0.0.1/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'app://other/',
    'app://resetdesk.example.org/',
    'data:text/html,x',
    'blob:app://resetdesk/1',
    'devtools://devtools/bundled/x.html',
    'chrome-extension://abc/x.js',
    'ftp://example.org/',
  ]) {
    expect(requestAllowed(url, true), url).toBe(false);
  }
});

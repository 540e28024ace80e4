import type { Session, WebContents } from 'electron';
import { ORIGIN } from './page-files.ts';

/** The window stays on its one page: no navigation, redirect, new window, embedded page or download. */
export function keepOnPage(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Copying a fact on a click. Reading the clipboard stays denied: pasting is the person's own act. */
const COPYING = 'clipboard-sanitized-write';

/** Permissions, devices, screens, downloads: our own page may copy to the clipboard, and nobody may anything else. */
export function denyEverything(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(permission === COPYING && details.isMainFrame && isOurs(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    return permission === COPYING && details.isMainFrame && isOurs(origin);
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('will-download', (event) => event.preventDefault());
}

function isOurs(url: string): boolean {
  return url === ORIGIN || url.startsWith(`${ORIGIN}/`);
}

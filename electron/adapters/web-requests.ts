import type { Session } from 'electron';
import { ORIGIN } from './page-files.ts';

/** Whether the window may load this address at all. DevTools load themselves, and only while developing. */
export function requestAllowed(url: string, packaged: boolean): boolean {
  if (url.startsWith(`${ORIGIN}/`)) return true;
  // Pictures inside the page's own styles; no network is touched.
  if (url.startsWith('data:image/')) return true;
  return !packaged && (url.startsWith('devtools://') || url.startsWith('chrome-extension://'));
}

/** Cancels everything that would leave the program: a defect in a library must not reach the network. */
export function blockForeignRequests(session: Session, packaged: boolean): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !requestAllowed(details.url, packaged) });
  });
}

import type { ActivityAction } from '../../shared/activity-actions.ts';

/** Where each screen lives; screens link to one another by these, never by importing one another. */
export const ROUTES = {
  users: '/users',
  pasteToken: '/paste-token',
  resets: '/resets',
  bulk: '/bulk',
  outbox: '/outbox',
  activity: '/activity',
  review: '/activity/review',
  alerts: '/alerts',
  settings: '/settings',
  practice: '/practice',
  restore: '/restore',
  backupSettings: '/settings/backup',
  feedSettings: '/settings/feed',
} as const;

/** The paste screen with that user's case open: a code is theirs, and a token of somebody else is refused. */
export function pasteRoute(userId: string): string {
  return `${ROUTES.pasteToken}/${encodeURIComponent(userId)}`;
}

/** The users screen with that user's card open. */
export function userRoute(userId: string): string {
  return `${ROUTES.users}/${encodeURIComponent(userId)}`;
}

/** One bulk reset: its dry run while it is not started, then its board. */
export function bulkRoute(bulkId: string): string {
  return `${ROUTES.bulk}/${encodeURIComponent(bulkId)}`;
}

/** What the activity log is narrowed down to when it opens. */
export type ActivityStart = { text: string } | { action: ActivityAction };

export function activityRoute(start: ActivityStart): string {
  return 'text' in start
    ? `${ROUTES.activity}/text/${encodeURIComponent(start.text)}`
    : `${ROUTES.activity}/action/${start.action}`;
}

/** What `activityRoute` asks for; empty for the whole log and for an address that nobody has made. */
export function activityStart(path: string): { text?: string; action?: string } {
  const [kind, value] = path.slice(ROUTES.activity.length + 1).split('/');
  if (value === undefined || (kind !== 'text' && kind !== 'action')) return {};
  try {
    return { [kind]: decodeURIComponent(value) };
  } catch {
    return {};
  }
}

/** Where each screen lives; screens link to one another by these, never by importing one another. */
export const ROUTES = {
  users: '/users',
  pasteToken: '/paste-token',
  resets: '/resets',
  outbox: '/outbox',
  activity: '/activity',
  review: '/activity/review',
  settings: '/settings',
  practice: '/practice',
  restore: '/restore',
  backupSettings: '/settings/backup',
} as const;

/** The paste screen with that user's case open: a code is theirs, and a token of somebody else is refused. */
export function pasteRoute(userId: string): string {
  return `${ROUTES.pasteToken}/${encodeURIComponent(userId)}`;
}

/** The users screen with that user's card open. */
export function userRoute(userId: string): string {
  return `${ROUTES.users}/${encodeURIComponent(userId)}`;
}

/** Where each screen lives; screens link to one another by these, never by importing one another. */
export const ROUTES = {
  users: '/users',
  pasteToken: '/paste-token',
  outbox: '/outbox',
  activity: '/activity',
  settings: '/settings',
  practice: '/practice',
  restore: '/restore',
  backupSettings: '/settings/backup',
} as const;

/** The users screen with that user's card open. */
export function userRoute(userId: string): string {
  return `${ROUTES.users}/${encodeURIComponent(userId)}`;
}

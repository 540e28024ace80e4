/** Where each screen lives; screens link to one another by these, never by importing one another. */
export const ROUTES = {
  users: '/users',
  pasteToken: '/paste-token',
  outbox: '/outbox',
  activity: '/activity',
  review: '/activity/review',
  settings: '/settings',
  practice: '/practice',
} as const;

/** The users screen with that user's card open. */
export function userRoute(userId: string): string {
  return `${ROUTES.users}/${encodeURIComponent(userId)}`;
}

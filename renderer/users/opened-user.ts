import { userRoute } from '../ui/routes.ts';

/** What the address of the users screen says: whose card is open, and whether sending a reset was asked for. */
export type OpenedUser = { userId: string; sending: boolean };

/** Reads `/users/<id>` and `/users/<id>/send`; null when no card is open. */
export function openedUser(path: string): OpenedUser | null {
  const [, screen, userId, step] = path.split('/');
  if (screen !== 'users' || !userId) return null;
  return { userId: decodeURIComponent(userId), sending: step === 'send' };
}

/** The card with the question "send a reset?" open on it. */
export function sendRoute(userId: string): string {
  return `${userRoute(userId)}/send`;
}

import type { OutboxMail } from '../../shared/models.ts';

/** Whom a mail is for, as its sentences name them: a user, or the address where it is about no user. */
export function whoOf(mail: Pick<OutboxMail, 'userName' | 'to'>): string {
  return mail.userName ?? mail.to;
}

import type { Mailer, MailMessage } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { composeRaw, refusedAddress } from './raw-mail.ts';

/** The practice office's mail catcher: nothing leaves the program, and everything else happens as it would. */
export function createPracticeMailer(keep: (tx: Tx, message: MailMessage) => Promise<void>): Mailer {
  return {
    way: 'practice',
    async send(message) {
      // Composed for its checks alone: what a real mailer would refuse must not work in practice.
      const mail = await composeRaw(message).catch(refusedAddress);
      if ('kind' in mail) return mail;
      return {
        kind: 'handed-over',
        answer: '250 kept in the practice mailbox',
        keep: (tx) => keep(tx, message),
      };
    },
    close: async () => {},
  };
}

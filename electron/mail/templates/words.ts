import type { AlertFacts } from '../../../shared/alerts.ts';
import type { Block } from '../mail-body.ts';

/** What a mail of one kind says in one language. The subject is constant: no text of a person gets into a header (S51). */
export type MailWords = { subject: string; blocks: Block[] };

/** Times are written out already, with their zone; `contact` is null when the office has none. */
export type Common = { userName: string; login: string; officeName: string; contact: string | null };

/** The mail templates of one language. */
export type MailTemplates = {
  reset(
    facts: Common & {
      operatorName: string;
      issuedAt: string;
      expiresAt: string;
      tokenLines: readonly string[];
      /** In two groups, with when it ends. */
      code: string;
      codeExpiresAt: string;
    },
  ): MailWords;
  /** `former`: goes to an address that was on file until lately. */
  notice(
    facts: Common & { former: boolean; by: string; at: string; temporaryUntil: string | null },
  ): MailWords;
  addressChanged(facts: Common & { by: string; at: string; newAddressMasked: string | null }): MailWords;
  /** `usableAt` is written out; null when resets may go there at once. */
  addressOnFile(facts: Common & { by: string; at: string; usableAt: string | null }): MailWords;
  managerNotice(facts: Common & { what: ManagedChange; by: string; at: string }): MailWords;
};

/** What a manager hears of. */
export type ManagedChange = 'password' | 'address';

/** To an admin, in the office's language; names are null where nobody is known. */
export type AlertTemplate = (facts: {
  adminName: string;
  officeName: string;
  at: string;
  operator: string | null;
  user: string | null;
  facts: AlertFacts;
}) => MailWords;

/** What an operator hears of: everything by which they sign in, and what they may do. */
export type OperatorChange = 'password' | 'login' | 'address' | 'totp-set' | 'totp-removed' | 'role';

/** To an operator, in the office's language. */
export type OperatorTemplate = (
  facts: Common & { what: OperatorChange; by: string; at: string },
) => MailWords;

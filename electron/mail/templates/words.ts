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
    },
  ): MailWords;
  notice(facts: Common & { by: string; at: string; temporaryUntil: string | null }): MailWords;
  addressChanged(facts: Common & { by: string; at: string; newAddressMasked: string }): MailWords;
};

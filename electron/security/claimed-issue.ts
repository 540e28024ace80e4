import { z } from 'zod';

const Header = z.object({ kid: z.string() });
const Payload = z.object({ iss: z.string(), iat: z.int().nonnegative().max(8_640_000_000_000) });

/** What a token says about itself. Nothing of it is proven: only for words to a person, never for a decision. */
export type ClaimedIssue = {
  kid: string;
  officeId: string;
  /** Epoch ms. */
  issuedAt: number;
};

/** @param token one that `readResetToken` has refused; null when it does not say who made it and when */
export function claimedIssue(token: string): ClaimedIssue | null {
  const [header, payload] = token.split('.').map((part) => objectIn(part));
  const named = Header.safeParse(header);
  const claimed = Payload.safeParse(payload);
  if (!named.success || !claimed.success) return null;
  return { kid: named.data.kid, officeId: claimed.data.iss, issuedAt: claimed.data.iat * 1000 };
}

function objectIn(segment: string): unknown {
  try {
    return JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

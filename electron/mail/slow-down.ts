/**
 * Enhanced codes (RFC 3463) that speak of the server and not of a mailbox: full (3.1), not taking mails (3.2; Exchange
 * Online also for a fourth connection, https://learn.microsoft.com/en-us/exchange/troubleshoot/send-emails/smtp-submission-improvements),
 * congested (4.5), Gmail's rate limit (7.28) and Microsoft's "server busy" (7.500 and above).
 */
const OF_THE_SERVER = /^4\d\d[ -]4\.(?:3\.[12]|4\.5|7\.28|7\.[5-8]\d\d)\b/;
/** 1 is the address, 2 the mailbox: "this user is receiving mail too quickly" slows nobody else down. */
const OF_THE_RECIPIENT = /^4\d\d[ -]4\.[12]\./;
const GREYLISTED = /gr[ea]y-?\s?list/i;
const TOO_MUCH =
  /too (?:many|much) (?:messages?|mails?|e-?mails?|connections?|sessions?)|too (?:fast|quickly)|(?:rate|limit)s? (?:limit|exceeded)|rate.?limit|throttl|slow down|quota exceeded|server (?:is )?busy/i;

/**
 * Whether a 4xx reply asks for fewer mails rather than for this mail later. 421 always does: the server is closing
 * (RFC 5321 §3.8). `answer` is the reply on one line.
 */
export function asksToSlowDown(reply: number, answer: string): boolean {
  if (reply === 421) return true;
  if (GREYLISTED.test(answer) || OF_THE_RECIPIENT.test(answer)) return false;
  return OF_THE_SERVER.test(answer) || TOO_MUCH.test(answer);
}

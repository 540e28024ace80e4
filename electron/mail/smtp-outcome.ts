import type { MailErrorCode, MailOutcome } from '../services.ts';
import { asksToSlowDown } from './slow-down.ts';

/** The facts of a failed attempt, as nodemailer and the socket tell them. */
export type SmtpFailure = {
  message: string;
  code?: string | undefined;
  /** The socket's or OpenSSL's own code where nodemailer replaced it. */
  originalCode?: string | undefined;
  command?: string | undefined;
  response?: string | undefined;
  responseCode?: number | undefined;
};

const MAX_ANSWER = 500;
/** Node's names for what OpenSSL found wrong with a certificate (X509_V_ERR_*), and for a name that does not fit. */
const CERTIFICATE =
  /^(?:CERT_|CRL_|ERROR_IN_CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_|HOSTNAME_MISMATCH|ERR_TLS_CERT_)/;
/** Authentication missing or refused whatever the command was: RFC 4954 §6, RFC 5248, and Microsoft 365's own 5.7.x. */
const SIGN_IN_CODES = [530, 534, 535];
const SIGN_IN_STATUS = /^5\d\d[ -]5\.7\.(?:8|9|11|30|139)\b/;

/**
 * As `outcomeOf`, before there was a session: nothing of the mail was told yet, so every other one fares the same.
 */
export function outcomeOfOpening(failure: SmtpFailure): MailOutcome {
  const outcome = outcomeOf(failure, false);
  return outcome.kind === 'try-later' || outcome.kind === 'refused'
    ? { ...outcome, about: 'every-mail' }
    : outcome;
}

/**
 * What became of a mail whose sending failed. `handedOn` says that the final dot may have left: without a reply the
 * server may then have the mail (RFC 5321 §4.5.3.2.6), and nobody can say it has not (S54).
 */
export function outcomeOf(failure: SmtpFailure, handedOn: boolean): MailOutcome {
  const reply = failure.responseCode ?? 0;
  const answer = answerOf(failure.response ?? failure.message);
  if (reply < 400 || reply > 599) {
    if (handedOn) return { kind: 'unknown', answer };
    const code = withoutReply(failure);
    // Credentials or a message travel encrypted or not at all: repeating does not make the server secure.
    return { kind: code === 'mail-not-secure' ? 'refused' : 'try-later', code, answer };
  }
  const code = withReply(failure, reply);
  if (isPermanent(reply)) return { kind: 'refused', code, answer };
  return {
    kind: 'try-later',
    code,
    answer,
    ...(asksToSlowDown(reply, answer) ? { about: 'every-mail' } : {}),
  };
}

/** RFC 5321 §4.2.1; 503 tells of the session's state, not of this mail. */
function isPermanent(reply: number): boolean {
  return reply >= 500 && reply !== 503;
}

function withReply(failure: SmtpFailure, reply: number): MailErrorCode {
  if (failure.command === 'STARTTLS') return 'mail-not-secure';
  // A wrong password stays wrong, and asking again and again locks the account at many providers: hence `refused`.
  if (failure.code === 'EAUTH' && reply !== 421) return 'mail-sign-in-refused';
  if (SIGN_IN_CODES.includes(reply) || SIGN_IN_STATUS.test(failure.response ?? '')) {
    return 'mail-sign-in-refused';
  }
  return 'mail-refused';
}

function withoutReply(failure: SmtpFailure): MailErrorCode {
  const cause = failure.originalCode ?? failure.code ?? '';
  // A matter of settings and clocks: the reset outlives it and can be sent once the certificate is in order.
  if (CERTIFICATE.test(cause)) return 'mail-certificate-refused';
  if (cause.startsWith('ERR_SSL_') || cause === 'EPROTO' || cause === 'ERR_NOT_SECURE')
    return 'mail-not-secure';
  if (failure.code === 'EAUTH') return 'mail-sign-in-refused';
  return 'mail-unreachable';
}

/** A server's reply on one line without unprintable characters, at most 500 characters. */
export function answerOf(reply: string): string {
  return reply
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_ANSWER)
    .toWellFormed();
}

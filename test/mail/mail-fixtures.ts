import { onTestFinished } from 'vitest';
import { composeResetMail, type ResetMailFacts } from '../../electron/mail/messages.ts';
import type { SmtpConfig } from '../../electron/mail/smtp-mailer.ts';
import { createSmtpMailer } from '../../electron/mail/smtp-mailer.ts';
import type { Mailer, MailMessage } from '../../electron/services.ts';

/** A JWT's shape and length: three base64url parts. */
export const TOKEN = `${'eyJhbGciOiJIUzI1NiJ9'}.${'Zm9v-_'.repeat(50)}.${'c2ln'.repeat(11)}`;

export function resetFacts(facts: Partial<ResetMailFacts> = {}): ResetMailFacts {
  return {
    messageId: '<0123456789abcdef@office.test>',
    from: { name: '한빛 헬프데스크', address: 'helpdesk@office.test' },
    user: { name: '김민수', login: 'minsu', email: 'minsu@office.test', language: 'ko' },
    token: TOKEN,
    code: 'K7QF92MX',
    codeExpiresAt: Date.UTC(2026, 10, 23, 1, 10),
    issuedAt: Date.UTC(2026, 10, 23, 1, 0),
    expiresAt: Date.UTC(2026, 10, 23, 2, 0),
    officeName: '한빛 병원',
    contact: '내선 119',
    operatorName: '이세라',
    timeZone: 'Asia/Seoul',
    ...facts,
  };
}

export function resetMail(facts: Partial<ResetMailFacts> = {}): MailMessage {
  return composeResetMail(resetFacts(facts));
}

/** A mailer to a test server, closed when the test ends. */
export function smtpMailer(
  server: { host: string; port: number; privateCa: string },
  options: Partial<SmtpConfig> = {},
): Mailer {
  const mailer = createSmtpMailer({
    host: server.host,
    port: server.port,
    security: 'tls',
    user: null,
    password: null,
    fromAddress: 'helpdesk@office.test',
    privateCa: server.privateCa,
    ...options,
  });
  onTestFinished(() => mailer.close());
  return mailer;
}

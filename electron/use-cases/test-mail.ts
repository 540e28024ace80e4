import { AppError } from '../../shared/errors.ts';
import { composeResetMail } from '../mail/messages.ts';
import { messageIdFor } from '../mail/queue.ts';
import { newCode } from '../security/reset-codes.ts';
import { newJti, signResetToken } from '../security/reset-tokens.ts';
import type { MailMessage, Operator, Services } from '../services.ts';
import { append } from '../store/activity.ts';
import { newId } from '../store/new-id.ts';
import { readSetting } from '../store/settings.ts';
import { currentJwtKey } from './jwt-keys.ts';
import { chooseMail } from './mail-fields.ts';
import { tellChanged, type UseCase } from './use-case.ts';

/**
 * The real template, by the settings on screen, to the operator's own address on file. Its token and its
 * code have no row in the store, so they can set nobody's password.
 *
 * @throws AppError mail-* with the server's answer, and as `chooseMail`
 */
export const testMail: UseCase<'mail.test'> = async (services, operator, input) => {
  const { mail, smtpPassword } = await chooseMail(services, input);
  const message = await sampleMail(services, operator, mail.way === 'smtp' ? mail.smtp : null);
  const mailer = services.mailers.build(mail, smtpPassword);
  try {
    const outcome = await mailer.send(message);
    const refusal =
      outcome.kind === 'handed-over'
        ? null
        : new AppError(outcome.kind === 'unknown' ? 'mail-unanswered' : outcome.code, {
            answer: outcome.answer,
          });
    await services.db.write(async (tx) => {
      if (outcome.kind === 'handed-over') await outcome.keep?.(tx);
      await append(tx, services, operator, {
        action: 'mail-tested',
        ...(refusal === null ? {} : { code: refusal.code }),
        details: { way: mail.way, answer: outcome.answer },
      });
    });
    tellChanged(services, 'activity', 'practice');
    if (refusal !== null) throw refusal;
    return { to: operator.email, answer: outcome.answer };
  } finally {
    await mailer.close();
  }
};

async function sampleMail(
  services: Services,
  operator: Operator,
  smtp: { fromName: string; fromAddress: string } | null,
): Promise<MailMessage> {
  const { name: officeName, contact, language } = await readSetting(services.db.read, 'office');
  const { lifetimeMinutes, codeMinutes } = await readSetting(services.db.read, 'tokens');
  const from =
    smtp === null
      ? { name: officeName, address: operator.email }
      : { name: smtp.fromName, address: smtp.fromAddress };
  const issuedAt = Math.floor(services.time.now() / 1000) * 1000;
  const expiresAt = issuedAt + lifetimeMinutes * 60_000;
  const token = signResetToken(await currentJwtKey(services), {
    officeId: services.secrets.officeId(),
    userId: newId(),
    jti: newJti().jti,
    issuedAt,
    expiresAt,
    credentialVersion: 1,
  });
  return composeResetMail({
    officeName,
    contact,
    from,
    messageId: messageIdFor(newId(), from.address),
    user: { name: operator.name, login: operator.login, email: operator.email, language },
    token,
    code: newCode(),
    codeExpiresAt: Math.min(issuedAt + codeMinutes * 60_000, expiresAt),
    issuedAt,
    expiresAt,
    operatorName: operator.name,
  });
}

import type { TFunction } from 'i18next';
import { CALLER_CHECKS, type CallerCheck } from '../../shared/lists.ts';
import type { VerificationRule, Whom } from '../../shared/verification.ts';

/** A rule as a sentence: for whom, how many, of what. */
export function ruleSentence(t: TFunction<'caller'>, { whom, checks, needed }: VerificationRule): string {
  const form =
    checks.length === 1 ? 'one' : needed === checks.length ? 'every' : needed === 1 ? 'any' : 'some';
  return t(`rule.${form}`, { whom: whomWords(t, whom), needed, checks: listOf(t, checks, form) });
}

export function whomWords(t: TFunction<'caller'>, whom: Whom): string {
  return whom.kind === 'department'
    ? t('rule.whom.department', { department: whom.department })
    : t(`rule.whom.${whom.kind}`);
}

function listOf(t: TFunction<'caller'>, checks: readonly CallerCheck[], form: string): string {
  const words = CALLER_CHECKS.filter((check) => checks.includes(check)).map((check) => t(`short.${check}`));
  return form === 'every' ? words.join(' + ') : words.join(', ');
}

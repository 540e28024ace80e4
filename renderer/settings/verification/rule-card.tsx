import { ActionIcon, Checkbox, NativeSelect, Text } from '@mantine/core';
import { IconQuote, IconTrash } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { judge } from '../../../shared/caller-rules.ts';
import { CALLER_CHECKS, type CallerCheck } from '../../../shared/lists.ts';
import type { VerificationRule } from '../../../shared/verification.ts';
import { ruleSentence } from '../../ui/rule-sentence.ts';
import classes from './verification.module.css';

type Props = { rule: VerificationRule; onChange(rule: VerificationRule): void; onRemove(): void };

/** One rule: which checks count, how many are needed, and what that means in a sentence. */
export function RuleCard({ rule, onChange, onRemove }: Props) {
  const { t } = useTranslation('verification');
  const title = useId();
  const { whom, checks, needed } = rule;

  function toggle(check: CallerCheck, counts: boolean) {
    const next = CALLER_CHECKS.filter((one) => (one === check ? counts : checks.includes(one)));
    // Nobody can be asked for more than there is.
    onChange({ ...rule, checks: next, needed: Math.max(1, Math.min(needed, next.length)) });
  }

  return (
    <section className={classes.rule} aria-labelledby={title}>
      <div className={classes.ruleHead}>
        <h4 id={title} className={classes.ruleTitle}>
          {whom.kind === 'department'
            ? t('departmentTitle', { department: whom.department })
            : t(`${whom.kind}Title`)}
        </h4>
        {whom.kind === 'department' && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('remove', { department: whom.department })}
            title={t('remove', { department: whom.department })}
            onClick={onRemove}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <div className={classes.choice}>
        <Checks checks={checks} onToggle={toggle} />
        <NativeSelect
          label={t('needed')}
          disabled={checks.length === 0}
          value={String(needed)}
          data={checks.map((_, index) => ({
            value: String(index + 1),
            label: t('neededOf', { needed: index + 1, count: checks.length }),
          }))}
          onChange={(event) => onChange({ ...rule, needed: Number(event.currentTarget.value) })}
        />
      </div>
      <Preview rule={rule} />
    </section>
  );
}

function Checks({
  checks,
  onToggle,
}: {
  checks: readonly CallerCheck[];
  onToggle(check: CallerCheck, counts: boolean): void;
}) {
  const { t } = useTranslation('verification');
  const { t: tCaller } = useTranslation('caller');
  return (
    <fieldset className={classes.checks}>
      <legend>{t('allowed')}</legend>
      {CALLER_CHECKS.map((check) => (
        <Checkbox
          key={check}
          size="sm"
          label={tCaller(`check.${check}`)}
          checked={checks.includes(check)}
          aria-invalid={checks.length === 0 || undefined}
          onChange={(event) => onToggle(check, event.currentTarget.checked)}
        />
      ))}
    </fieldset>
  );
}

/** The rule as it will be read on the card, and what follows from it. */
function Preview({ rule }: { rule: VerificationRule }) {
  const { t } = useTranslation('verification');
  const { t: tCaller } = useTranslation('caller');
  if (rule.checks.length === 0) {
    return (
      <Text size="sm" c="red" role="alert">
        {t('chooseOne')}
      </Text>
    );
  }
  const byMail = judge([rule], new Set(), true);
  const without = judge([rule], new Set(), false);
  const consequences = [
    ...(byMail.missing === 0
      ? [tCaller('rule.mailIsEnough')]
      : rule.checks.includes('code-by-mail')
        ? [tCaller('rule.mailCounts')]
        : []),
    ...(without.possible ? [] : [tCaller('rule.noTemporary')]),
    ...(rule.whom.kind === 'protected' ? [t('protectedHint')] : []),
  ];
  return (
    <p className={classes.preview} aria-live="polite">
      <IconQuote size={16} aria-hidden />
      <span>
        {ruleSentence(tCaller, rule)} {consequences.join(' ')}
      </span>
    </p>
  );
}

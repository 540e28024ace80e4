import { Alert, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../queries.ts';
import { NewPasswordFields } from '../ui/password-field.tsx';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { SecretInput } from '../ui/secret-input.tsx';
import { useOperator } from '../use-status.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

/** An operator's own password; what is typed is dropped as soon as it is changed. */
export function MyPasswordSection({ minLength }: { minLength: number | null }) {
  const { t } = useTranslation('settings');
  const operator = useOperator();
  const [round, setRound] = useState(0);
  return (
    <Section title={t('tabs.mine')} about={t('mine.about', { name: operator?.name ?? '' })}>
      <div role="status">{round > 0 && <Alert color="green">{t('mine.changed')}</Alert>}</div>
      <MyPasswordForm key={round} minLength={minLength} onChanged={() => setRound(round + 1)} />
    </Section>
  );
}

function MyPasswordForm({ minLength, onChanged }: { minLength: number | null; onChanged(): void }) {
  const { t } = useTranslation(['settings', 'common']);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState<string | null>(null);
  const change = useCommand('session.changePassword');
  const reason = current === '' ? t('mine.needCurrent') : next === null ? t('mine.needNew') : null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (next === null || current === '' || change.isPending) return;
    change.mutate({ password: current, newPassword: next }, { onSuccess: onChanged });
  }

  return (
    <form className={classes.card} onSubmit={submit}>
      <div className={classes.fields}>
        <Stack gap="md" maw={420}>
          <SecretInput
            label={t('mine.current')}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            autoComplete="current-password"
          />
          <NewPasswordFields
            onChange={setNext}
            generate={false}
            {...(minLength === null ? {} : { minLength })}
          />
        </Stack>
        {change.error && <Refusal refusal={change.error.refusal} />}
      </div>
      <div className={classes.bar}>
        <ReasonedButton type="submit" loading={change.isPending} reason={reason}>
          {t('mine.change')}
        </ReasonedButton>
      </div>
      <LeaveDialog unsaved={next !== null} section={t('tabs.mine')} />
    </form>
  );
}

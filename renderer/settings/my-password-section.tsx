import { Alert, Box } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OwnPasswordFields, useOwnPassword } from '../ui/own-password.tsx';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
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
  const { t } = useTranslation('settings');
  const own = useOwnPassword(onChanged);
  const reason = own.current === '' ? t('mine.needCurrent') : own.next === null ? t('mine.needNew') : null;
  return (
    <form className={classes.card} onSubmit={own.submit}>
      <div className={classes.fields}>
        <Box maw={420}>
          <OwnPasswordFields
            own={own}
            label={t('mine.current')}
            {...(minLength === null ? {} : { minLength })}
          />
        </Box>
      </div>
      <div className={classes.bar}>
        <ReasonedButton type="submit" loading={own.pending} reason={reason}>
          {t('mine.change')}
        </ReasonedButton>
      </div>
      <LeaveDialog unsaved={own.next !== null} section={t('tabs.mine')} />
    </form>
  );
}

import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChannel, useCommand } from '../queries.ts';
import { MailForm } from '../ui/mail-form.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useStatus } from '../use-status.ts';

/** A mail server, an outbox folder, or the practice office, which brings its users along. */
export function MailStep({ onDone }: { onDone(): void }) {
  const { t } = useTranslation('firstRun');
  const { practice } = useStatus();
  const settings = useChannel('settings.get', {});
  const start = useCommand('practice.start');
  if (settings.error) return <Refusal refusal={settings.error.refusal} />;
  if (!settings.data) return null;
  return (
    <Stack>
      <MailForm
        initial={settings.data.mail}
        saveLabel={t('mail.save')}
        onSaved={onDone}
        {...(practice
          ? {}
          : {
              practice: {
                label: t('mail.startPractice'),
                note: t('mail.practiceNote'),
                pending: start.isPending,
                start: () => start.mutate({}, { onSuccess: onDone }),
              },
            })}
      />
      {start.error ? <Refusal refusal={start.error.refusal} /> : null}
    </Stack>
  );
}

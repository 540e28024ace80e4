import { Button, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllSettings, MailFields } from '../../shared/settings.ts';
import { call } from '../client.ts';
import { useCommand } from '../queries.ts';
import { useStatus } from '../use-status.ts';
import { MailTest } from './mail-test.tsx';
import { MailWayChoice } from './mail-way.tsx';
import { Refusal } from './refusal.tsx';
import { SmtpFields } from './smtp-fields.tsx';
import { initialChoice, keepsPassword, type MailChoice, toMailFields } from './smtp-values.ts';

const looksLikeAddress = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text.trim());

/** Offers to start a practice office, where that is possible. */
export type PracticeOffer = { label: string; note: string; pending: boolean; start(): void };

/** How mails leave the program: choice, fields, live test, save. The typed password is gone after saving. */
export function MailForm({
  initial,
  onSaved,
  practice: offer,
  saveLabel,
}: {
  initial: AllSettings['mail'];
  onSaved(): void;
  practice?: PracticeOffer;
  saveLabel?: string;
}) {
  const { t } = useTranslation('mail');
  const { practice, officeName } = useStatus();
  const [folder, setFolder] = useState<string | null>(null);
  const save = useCommand('settings.saveMail');
  const form = useForm<MailChoice>({
    initialValues: initialChoice(initial, officeName ?? ''),
    validateInputOnBlur: false,
    validate: (choice) => (choice.way === 'smtp' ? smtpMistakes(choice) : {}),
  });

  function smtpMistakes({ smtp }: MailChoice) {
    const missing = smtp.user.trim() !== '' && smtp.password === '' && !keepsPassword(initial.smtp, smtp);
    return {
      'smtp.host': smtp.host.trim() === '' ? t('wrong.host') : null,
      'smtp.port': smtp.port === '' || smtp.port < 1 || smtp.port > 65535 ? t('wrong.port') : null,
      'smtp.fromName': smtp.fromName.trim() === '' ? t('wrong.fromName') : null,
      'smtp.fromAddress': looksLikeAddress(smtp.fromAddress) ? null : t('wrong.fromAddress'),
      'smtp.password': missing ? t('wrong.password') : null,
    };
  }

  const { way } = form.values;
  const starting = way === 'practice' && offer !== undefined;
  const checked = (): MailFields | null => {
    const { hasErrors, errors } = form.validate();
    if (!hasErrors) return toMailFields(form.values);
    const [first] = Object.keys(errors);
    if (first) form.getInputNode(first)?.focus();
    return null;
  };
  const submit = () => {
    if (starting) return offer.start();
    const fields = checked();
    if (fields === null) return;
    save.mutate(fields, {
      onSuccess: () => {
        form.setFieldValue('smtp.password', '');
        onSaved();
      },
    });
  };
  const pickFolder = async () => {
    const picked = await call('mail.pickFolder', {}).catch(() => null);
    if (!picked?.folder) return;
    form.setFieldValue('folderHandle', picked.folder.handle);
    setFolder(picked.folder.name);
  };

  const ways: MailFields['way'][] = ['smtp', 'folder', ...(practice || offer ? ['practice' as const] : [])];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        <MailWayChoice ways={ways} value={way} onChange={(chosen) => form.setFieldValue('way', chosen)} />
        {way === 'smtp' ? <SmtpFields form={form} stored={initial.smtp} /> : null}
        {way === 'folder' ? (
          <Group gap="sm">
            <Text size="sm">
              {t('folder')}: <strong>{folder ?? (initial.folder || t('defaultFolder'))}</strong>
            </Text>
            <Button variant="default" size="xs" onClick={() => void pickFolder()}>
              {t('pickFolder')}
            </Button>
          </Group>
        ) : null}
        {starting ? <Text size="sm">{offer.note}</Text> : null}
        {way !== '' && !starting ? <MailTest key={way} fields={checked} /> : null}
        {save.error ? <Refusal refusal={save.error.refusal} /> : null}
        {way === '' ? null : (
          <Group justify="flex-end">
            <Text size="sm" c="dimmed" role="status">
              {save.isSuccess ? t('saved') : ''}
            </Text>
            <Button type="submit" loading={save.isPending || offer?.pending === true}>
              {starting ? offer.label : (saveLabel ?? t('save'))}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}

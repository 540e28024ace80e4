import { Input, NumberInput, SegmentedControl, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SmtpView } from '../../shared/settings.ts';
import { SecretInput } from './secret-input.tsx';
import { keepsPassword, type MailChoice, PORTS } from './smtp-values.ts';

/** The mail server, the account and the sender. */
export function SmtpFields({
  form,
  stored,
}: {
  form: UseFormReturnType<MailChoice>;
  stored: SmtpView | null;
}) {
  const { t } = useTranslation('mail');
  const securityId = useId();
  const values = form.values.smtp;
  const kept = keepsPassword(stored, values);
  const passwordHint = kept
    ? t('passwordStored')
    : stored?.passwordSet && values.user.trim() !== ''
      ? t('passwordAgain')
      : undefined;

  const chooseSecurity = (security: SmtpView['security']) => {
    if (values.port === PORTS[values.security]) form.setFieldValue('smtp.port', PORTS[security]);
    form.setFieldValue('smtp.security', security);
  };
  const plain = { autoComplete: 'off', spellCheck: false };
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <TextInput
          label={t('host')}
          placeholder={t('hostHint')}
          {...plain}
          {...form.getInputProps('smtp.host')}
        />
        <NumberInput
          label={t('port')}
          min={1}
          max={65535}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          {...form.getInputProps('smtp.port')}
        />
      </SimpleGrid>
      <div>
        <Input.Label labelElement="div" display="block" id={securityId}>
          {t('security')}
        </Input.Label>
        <SegmentedControl
          aria-labelledby={securityId}
          value={values.security}
          onChange={chooseSecurity}
          data={[
            { value: 'starttls' as const, label: t('starttls') },
            { value: 'tls' as const, label: t('tls') },
          ]}
        />
      </div>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="sm">
        <TextInput
          label={t('user')}
          description={t('userHint')}
          {...plain}
          {...form.getInputProps('smtp.user')}
        />
        <SecretInput
          label={t('password')}
          {...(passwordHint ? { description: passwordHint } : {})}
          disabled={values.user.trim() === ''}
          autoComplete="off"
          {...form.getInputProps('smtp.password')}
        />
        <TextInput label={t('fromName')} {...plain} {...form.getInputProps('smtp.fromName')} />
        <TextInput label={t('fromAddress')} {...plain} {...form.getInputProps('smtp.fromAddress')} />
      </SimpleGrid>
      <details className="more" open={values.privateCa !== '' || undefined}>
        <summary>{t('ca')}</summary>
        <Textarea
          mt="xs"
          label={t('caLabel')}
          description={t('caHint')}
          autosize
          minRows={3}
          maxRows={8}
          classNames={{ input: 'certificate' }}
          {...plain}
          {...form.getInputProps('smtp.privateCa')}
        />
      </details>
    </Stack>
  );
}

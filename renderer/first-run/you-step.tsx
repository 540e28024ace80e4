import { Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../queries.ts';
import { NewPasswordFields } from '../ui/password-field.tsx';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { useStatus } from '../use-status.ts';

/** The office and its first administrator. Main signs them in, which brings the next step. */
export function YouStep({ onBack }: { onBack(): void }) {
  const { t } = useTranslation('firstRun');
  const { t: common } = useTranslation('common');
  const { language } = useStatus();
  const [password, setPassword] = useState<string | null>(null);
  const create = useCommand('setup.createOffice');
  const filled = (text: string) => (text.trim() === '' ? t('you.missing') : null);
  const form = useForm({
    initialValues: { officeName: '', contact: '', name: '', login: '', email: '' },
    validate: {
      officeName: filled,
      name: filled,
      login: filled,
      email: (text) => (/^[^\s@]+@[^\s@]+$/.test(text.trim()) ? null : t('you.badAddress')),
    },
  });
  const submit = form.onSubmit(
    ({ officeName, contact, name, login, email }) => {
      if (password === null) return;
      create.mutate({ officeName, contact, language, admin: { name, login, email, password } });
    },
    (errors) => {
      const [first] = Object.keys(errors);
      if (first) form.getInputNode(first)?.focus();
    },
  );
  const plain = { autoComplete: 'off', spellCheck: false };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label={t('you.officeName')}
            description={t('you.officeNameHint')}
            maxLength={100}
            autoFocus
            {...plain}
            {...form.getInputProps('officeName')}
          />
          <TextInput
            label={t('you.contact')}
            description={t('you.contactHint')}
            maxLength={200}
            {...plain}
            {...form.getInputProps('contact')}
          />
          <TextInput label={t('you.name')} maxLength={100} {...plain} {...form.getInputProps('name')} />
          <TextInput
            label={t('you.email')}
            description={t('you.emailHint')}
            maxLength={254}
            {...plain}
            {...form.getInputProps('email')}
          />
          <TextInput
            label={t('you.login')}
            description={t('you.loginHint')}
            maxLength={64}
            autoCapitalize="none"
            {...plain}
            {...form.getInputProps('login')}
          />
        </SimpleGrid>
        <NewPasswordFields onChange={setPassword} generate={false} />
        {create.error ? <Refusal refusal={create.error.refusal} /> : null}
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            {common('back')}
          </Button>
          <ReasonedButton
            type="submit"
            reason={password === null ? t('you.passwordFirst') : null}
            loading={create.isPending}
          >
            {t('you.create')}
          </ReasonedButton>
        </Group>
      </Stack>
    </form>
  );
}

import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { useStatus } from '../use-status.ts';

/** The three facts a reset needs; the rest can be filled in on the person's card. */
export function TypeUsers() {
  const { t } = useTranslation('firstRun');
  const { t: common } = useTranslation('common');
  const { language } = useStatus();
  const [count, setCount] = useState(0);
  const add = useCommand('users.add');
  const filled = (text: string) => (text.trim() === '' ? common('required') : null);
  const form = useForm({
    initialValues: { name: '', login: '', email: '' },
    validate: { name: filled, login: filled, email: filled },
  });
  const submit = form.onSubmit((values) =>
    add.mutate(
      { ...values, phone: null, staffNumber: null, department: null, language },
      {
        onSuccess: () => {
          setCount((before) => before + 1);
          form.reset();
          form.getInputNode('name')?.focus();
        },
      },
    ),
  );
  const plain = { autoComplete: 'off', spellCheck: false };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          <TextInput
            label={t('users.name')}
            maxLength={200}
            autoFocus
            {...plain}
            {...form.getInputProps('name')}
          />
          <TextInput label={t('users.login')} maxLength={200} {...plain} {...form.getInputProps('login')} />
          <TextInput label={t('users.email')} maxLength={320} {...plain} {...form.getInputProps('email')} />
        </SimpleGrid>
        {add.error ? <Refusal refusal={add.error.refusal} /> : null}
        <Group>
          <Button type="submit" variant="default" loading={add.isPending}>
            {t('users.add')}
          </Button>
          <Text size="sm" role="status">
            {count > 0 ? t('users.added', { count }) : ''}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

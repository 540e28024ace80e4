import { Alert, Badge, Button, Table, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AllSettings } from '../../shared/settings.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useCommand } from '../queries.ts';
import { ConfirmDialog } from '../ui/confirm.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Moment, useNow } from '../ui/time.tsx';
import { formatMoment } from '../ui/time-format.ts';
import { RecoverySection } from './recovery-section.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

type Key = AllSettings['keys'][number];

/** The keys that sign tokens, and the key that saves the office when this computer is lost. */
export function KeysSection({ keys }: { keys: readonly Key[] }) {
  const { t } = useTranslation('settings');
  const rotate = useCommand('keys.rotate');
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Section
        title={t('keys.title')}
        about={t('keys.about')}
        actions={
          <Button
            variant="default"
            leftSection={<IconKey size={16} aria-hidden />}
            loading={rotate.isPending}
            onClick={() => setAsked(true)}
          >
            {t('keys.rotate')}
          </Button>
        }
      >
        {rotate.error && <Refusal refusal={rotate.error.refusal} />}
        <div role="status">
          {rotate.data && <Alert color="green">{t('keys.rotated', { kid: rotate.data.kid })}</Alert>}
        </div>
        <div className={classes.card}>
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('keys.kid')}</Table.Th>
                <Table.Th>{t('keys.createdAt')}</Table.Th>
                <Table.Th>{t('keys.state')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {keys.map((key) => (
                <Table.Tr key={key.kid}>
                  <Table.Td className={classes.mono}>{key.kid}</Table.Td>
                  <Table.Td>
                    <Moment at={key.createdAt} />
                  </Table.Td>
                  <Table.Td>
                    <KeyState signingKey={key} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </Section>
      <RecoverySection />
      <ConfirmDialog
        opened={asked}
        title={t('keys.rotateTitle')}
        confirm={t('keys.rotateDo')}
        onCancel={() => setAsked(false)}
        onConfirm={() => {
          setAsked(false);
          rotate.mutate({});
        }}
      >
        <Text>{t('keys.rotateText')}</Text>
      </ConfirmDialog>
    </>
  );
}

function KeyState({ signingKey: { retiredAt, diesAt } }: { signingKey: Key }) {
  const { t } = useTranslation('settings');
  const language = useLanguage();
  const now = useNow();
  if (retiredAt === null || diesAt === null)
    return (
      <Badge color="teal" variant="light">
        {t('keys.current')}
      </Badge>
    );
  const time = formatMoment(diesAt, language, now);
  return (
    <Text size="sm" c="dimmed">
      {diesAt > now ? t('keys.retired', { time }) : t('keys.dead', { time })}
    </Text>
  );
}

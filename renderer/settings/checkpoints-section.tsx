import { Alert, Button, Group, Table, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import type { CheckpointCopy, CheckpointView } from '../../shared/evidence.ts';
import { refusalOf } from '../client.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { useChannel, useCommand } from '../queries.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { Moment } from '../ui/time.tsx';
import { formatMoment } from '../ui/time-format.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';

/** The last checkpoints with where each went, one by hand, and the key that checks them. */
export function CheckpointsSection() {
  const { t } = useTranslation('evidence');
  const { data, error } = useChannel('evidence.checkpoints', {});
  const make = useCommand('evidence.makeCheckpoint');
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const made = make.data;

  async function makeOne() {
    setRefusal(null);
    try {
      await make.mutateAsync({});
    } catch (refused) {
      setRefusal(refusalOf(refused));
    }
  }

  return (
    <Section
      title={t('checkpoints.title')}
      about={t('checkpoints.about')}
      actions={
        <Button
          variant="default"
          leftSection={<IconSignature size={16} aria-hidden />}
          loading={make.isPending}
          onClick={() => void makeOne()}
        >
          {t('checkpoints.make')}
        </Button>
      }
    >
      <div role="status">
        {made && !refusal && <Alert color="green">{t('checkpoints.made', { entries: made.entries })}</Alert>}
      </div>
      {refusal && <Refusal refusal={refusal} />}
      {error && <Refusal refusal={error.refusal} />}
      {data && (
        <>
          <div className={classes.card}>
            {data.checkpoints.length === 0 ? (
              <Text size="sm" className={classes.fields}>
                {t('checkpoints.none')}
              </Text>
            ) : (
              <Checkpoints checkpoints={data.checkpoints} />
            )}
          </div>
          <PublicKey value={data.publicKey} />
        </>
      )}
    </Section>
  );
}

function Checkpoints({ checkpoints }: { checkpoints: readonly CheckpointView[] }) {
  const { t } = useTranslation('evidence');
  return (
    <Table verticalSpacing="xs" horizontalSpacing="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.oneLine}>{t('checkpoints.entries')}</Table.Th>
          <Table.Th>{t('checkpoints.at')}</Table.Th>
          <Table.Th>{t('checkpoints.why')}</Table.Th>
          <Table.Th>{t('checkpoints.where')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {checkpoints.map(({ number, entries, at, reason, copies }) => (
          <Table.Tr key={number}>
            <Table.Td>{entries}</Table.Td>
            <Table.Td className={classes.oneLine}>
              <Moment at={at} />
            </Table.Td>
            <Table.Td className={classes.oneLine}>{t(`reason.${reason}`)}</Table.Td>
            <Table.Td>
              <Copies copies={copies} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Copies({ copies }: { copies: readonly CheckpointCopy[] }) {
  const { t } = useTranslation('evidence');
  const language = useLanguage();
  if (copies.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('checkpoints.nowhere')}
      </Text>
    );
  }
  return copies.map(({ place, doneAt, problem }) => {
    const name = t(`place.${place}`);
    if (doneAt !== null)
      return (
        <div key={place}>{t('checkpoints.there', { place: name, time: formatMoment(doneAt, language) })}</div>
      );
    return (
      <div key={place}>
        {t(problem === null ? 'checkpoints.waiting' : 'checkpoints.failed', { place: name })}
        {problem !== null && (
          <Text size="xs" c="dimmed">
            {t(`placeProblem.${problem}`)}
          </Text>
        )}
      </div>
    );
  });
}

function PublicKey({ value }: { value: string }) {
  const { t } = useTranslation('evidence');
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" fw={600}>
          {t('checkpoints.key')}
        </Text>
        <code className={classes.mono}>{value}</code>
        <CopyButton value={value} label={t('checkpoints.copyKey')} />
      </Group>
      <Text size="xs" c="dimmed" maw={640}>
        {t('checkpoints.keyHint')}
      </Text>
    </div>
  );
}

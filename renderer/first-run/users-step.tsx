import { Button, Group, Radio, Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconClockPause, IconFileImport, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useCommand } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { ROUTES } from '../ui/routes.ts';
import { useStatus } from '../use-status.ts';
import { ImportUsers } from '../users/import-users.tsx';
import { TypeUsers } from './type-users.tsx';

const WAYS = ['import', 'type', 'later'] as const;
const ICONS = { import: IconFileImport, type: IconUserPlus, later: IconClockPause } as const;
type Way = (typeof WAYS)[number];

/** The last step. In a practice office the people are there already. */
export function UsersStep({ onBack }: { onBack(): void }) {
  const { t } = useTranslation('firstRun');
  const { practice } = useStatus();
  const [, navigate] = useLocation();
  const [way, setWay] = useState<Way | ''>('');
  const finish = useCommand('setup.finish');
  const start = () => {
    navigate(ROUTES.users);
    finish.mutate({});
  };
  return (
    <Stack>
      {practice ? null : <WayChoice way={way} onChange={setWay} />}
      {way === 'import' ? (
        <section aria-labelledby="first-run-import">
          <VisuallyHidden component="h2" id="first-run-import">
            {t('users.import.title')}
          </VisuallyHidden>
          <ImportUsers onDone={start} />
        </section>
      ) : null}
      {way === 'type' ? <TypeUsers /> : null}
      {finish.error ? <Refusal refusal={finish.error.refusal} /> : null}
      <Group justify="space-between">
        <Button variant="default" onClick={onBack}>
          {t('users.back')}
        </Button>
        {practice || way === 'type' || way === 'later' ? (
          <Button loading={finish.isPending} onClick={start}>
            {t('users.finish')}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

function WayChoice({ way, onChange }: { way: Way | ''; onChange(way: Way): void }) {
  const { t } = useTranslation('firstRun');
  return (
    <Radio.Group
      aria-label={t('users.choose')}
      value={way}
      onChange={(chosen) => {
        const known = WAYS.find((candidate) => candidate === chosen);
        if (known) onChange(known);
      }}
    >
      <div className="way-cards">
        {WAYS.map((known) => {
          const Icon = ICONS[known];
          return (
            <Radio.Card key={known} value={known} className="way-card" aria-label={t(`users.${known}.title`)}>
              <Radio.Indicator size="xs" className="way-mark" />
              <Icon size={22} stroke={1.6} aria-hidden />
              <Text fw={600}>{t(`users.${known}.title`)}</Text>
              <Text size="xs" c="dimmed">
                {t(`users.${known}.text`)}
              </Text>
            </Radio.Card>
          );
        })}
      </div>
    </Radio.Group>
  );
}

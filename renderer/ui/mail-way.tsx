import { Radio, Text } from '@mantine/core';
import { IconFolder, IconSchool, IconServer } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MailFields } from '../../shared/settings.ts';

const ICONS = { smtp: IconServer, folder: IconFolder, practice: IconSchool } as const;

/** The ways a mail can leave the program, as cards. */
export function MailWayChoice({
  ways,
  value,
  onChange,
}: {
  ways: readonly MailFields['way'][];
  value: MailFields['way'] | '';
  onChange(way: MailFields['way']): void;
}) {
  const { t } = useTranslation('mail');
  return (
    <Radio.Group
      aria-label={t('way')}
      value={value}
      onChange={(chosen) => {
        const way = ways.find((known) => known === chosen);
        if (way) onChange(way);
      }}
    >
      <div className="way-cards">
        {ways.map((way) => {
          const Icon = ICONS[way];
          return (
            <Radio.Card key={way} value={way} className="way-card" aria-label={t(`ways.${way}.title`)}>
              <Radio.Indicator size="xs" className="way-mark" />
              <Icon size={22} stroke={1.6} aria-hidden />
              <Text fw={600}>{t(`ways.${way}.title`)}</Text>
              <Text size="xs" c="dimmed">
                {t(`ways.${way}.text`)}
              </Text>
            </Radio.Card>
          );
        })}
      </div>
    </Radio.Group>
  );
}

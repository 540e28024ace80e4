import { Anchor, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Language } from '../../shared/lists.ts';
import { useCommand } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { ROUTES } from '../ui/routes.ts';
import { useStatus } from '../use-status.ts';

const LANGUAGES: readonly Language[] = ['ko', 'en'];
const GREETING: Record<Language, string> = { ko: '한국어로 일합니다', en: 'I work in English' };

/** Changes the words of the whole program at once. */
export function LanguageStep({ onDone }: { onDone(): void }) {
  const { t } = useTranslation('common');
  const { t: shell } = useTranslation('shell');
  const { t: backup } = useTranslation('backup');
  const { language } = useStatus();
  const save = useCommand('app.savePreferences');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <Stack>
        <Radio.Group
          aria-label={shell('language')}
          value={language}
          onChange={(chosen) => {
            const known = LANGUAGES.find((candidate) => candidate === chosen);
            if (known) save.mutate({ language: known });
          }}
        >
          <div className="way-cards">
            {LANGUAGES.map((known) => (
              <Radio.Card
                key={known}
                value={known}
                lang={known}
                className="way-card"
                aria-label={t(`language.${known}`)}
              >
                <Radio.Indicator size="xs" className="way-mark" />
                <Text fw={600} size="lg">
                  {t(`language.${known}`)}
                </Text>
                <Text size="sm" c="dimmed">
                  {GREETING[known]}
                </Text>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        {save.error ? <Refusal refusal={save.error.refusal} /> : null}
        <Group justify="space-between">
          <Anchor component={Link} href={ROUTES.restore} size="sm">
            {backup('guide.link')}
          </Anchor>
          <Button type="submit">{t('continue')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

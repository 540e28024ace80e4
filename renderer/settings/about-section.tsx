import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Fact } from '../ui/fact.tsx';
import { useStatus } from '../use-status.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';

const LIMITS = ['mailbox', 'computer', 'password', 'recovery', 'mail'] as const;

/** Which program this is, what it promises, and what it cannot. */
export function AboutSection() {
  const { t } = useTranslation('settings');
  const { version, host, platform, officeName } = useStatus();
  return (
    <Section title="Resetdesk" about={t('about.text')}>
      <dl className={`${classes.card} ${classes.facts}`}>
        <Fact label={t('about.version')}>{version}</Fact>
        <Fact label={t('about.host')}>{t(`about.hosts.${host}`)}</Fact>
        <Fact label={t('about.platform')}>{t(`about.platforms.${platform}`)}</Fact>
        {officeName !== null && <Fact label={t('about.office')}>{officeName}</Fact>}
        <Fact label={t('about.network')}>{t('about.networkText')}</Fact>
        <Fact label={t('about.licence')}>{t('about.licenceText')}</Fact>
      </dl>
      <Title order={3} size="h4" mt="md">
        {t('about.limits')}
      </Title>
      <ul className={classes.limits}>
        {LIMITS.map((limit) => (
          <Text component="li" size="sm" key={limit}>
            {t(`about.limitList.${limit}`)}
          </Text>
        ))}
      </ul>
    </Section>
  );
}

import { Skeleton, Text } from '@mantine/core';
import {
  IconArchive,
  IconBell,
  IconBuilding,
  IconClockHour4,
  IconDatabaseImport,
  IconDeviceMobile,
  IconHeadset,
  IconInfoCircle,
  IconKey,
  IconLock,
  IconMail,
  IconMailCheck,
  IconPassword,
  IconShieldCheck,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { AllSettings } from '../../shared/settings.ts';
import { useChannel } from '../queries.ts';
import { Page } from '../ui/page.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { ROUTES } from '../ui/routes.ts';
import { useMay } from '../use-status.ts';
import { AboutSection } from './about-section.tsx';
import { AlertsSection } from './alerts-section.tsx';
import { BackupSection } from './backup-section.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import { FeedSection } from './feed-section.tsx';
import { KeysSection } from './keys-section.tsx';
import { MailSection } from './mail-section.tsx';
import { MyPasswordSection } from './my-password-section.tsx';
import { NoticesSection } from './notices-section.tsx';
import { OfficeSection } from './office-section.tsx';
import { OperatorsSection } from './operators-section.tsx';
import { PasswordsSection } from './passwords-section.tsx';
import classes from './settings.module.css';
import { SignInSection } from './sign-in-section.tsx';
import { TokensSection } from './tokens-section.tsx';
import { VerificationSection } from './verification-section.tsx';

type SectionName =
  | 'mail'
  | 'notices'
  | 'tokens'
  | 'verification'
  | 'passwords'
  | 'operators'
  | 'signIn'
  | 'alerts'
  | 'office'
  | 'evidence'
  | 'keys'
  | 'backup'
  | 'feed'
  | 'mine'
  | 'about';

const SECTIONS: readonly { name: SectionName; Icon: TablerIcon; everyone?: true }[] = [
  { name: 'mail', Icon: IconMail },
  { name: 'notices', Icon: IconMailCheck },
  { name: 'tokens', Icon: IconClockHour4 },
  { name: 'verification', Icon: IconHeadset },
  { name: 'passwords', Icon: IconPassword },
  { name: 'operators', Icon: IconUsersGroup },
  { name: 'signIn', Icon: IconDeviceMobile },
  { name: 'alerts', Icon: IconBell },
  { name: 'office', Icon: IconBuilding },
  { name: 'feed', Icon: IconDatabaseImport },
  { name: 'evidence', Icon: IconShieldCheck },
  { name: 'keys', Icon: IconKey },
  { name: 'backup', Icon: IconArchive },
  { name: 'mine', Icon: IconLock, everyone: true },
  { name: 'about', Icon: IconInfoCircle, everyone: true },
];

/** The settings, one section at a time; whoever is no admin finds their own password and what the program is. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const admin = useMay('admin');
  const [path] = useLocation();
  const sections = SECTIONS.filter((section) => admin || section.everyone);
  const asked = path.slice(ROUTES.settings.length + 1);
  const here = sections.find((section) => section.name === asked)?.name ?? sections[0]?.name ?? 'about';

  return (
    <Page title={t('title')}>
      <div className={classes.settings}>
        <nav aria-label={t('sections')}>
          <ul className={classes.sections}>
            {sections.map(({ name, Icon }) => (
              <li key={name}>
                <Link
                  href={`${ROUTES.settings}/${name}`}
                  className={classes.link}
                  aria-current={name === here ? 'page' : undefined}
                >
                  <Icon size={17} stroke={1.75} aria-hidden />
                  {t(`tabs.${name}`)}
                </Link>
              </li>
            ))}
          </ul>
          {!admin && (
            <Text size="xs" c="dimmed" p="xs">
              {t('adminOnly')}
            </Text>
          )}
        </nav>
        <div className={classes.content}>
          {admin ? <AdminSection name={here} /> : <OpenSection name={here} />}
        </div>
      </div>
    </Page>
  );
}

function OpenSection({ name }: { name: SectionName }) {
  return name === 'mine' ? <MyPasswordSection minLength={null} /> : <AboutSection />;
}

function AdminSection({ name }: { name: SectionName }) {
  const { data, error, isFetchedAfterMount } = useChannel('settings.get', {});
  if (error) return <Refusal refusal={error.refusal} />;
  // A form begins with what it is given first: an answer from an earlier visit would be put back by the next save.
  if (data === undefined || !isFetchedAfterMount) return <Skeleton height={240} radius="md" aria-hidden />;
  return <Loaded name={name} settings={data} />;
}

function Loaded({ name, settings }: { name: SectionName; settings: AllSettings }) {
  switch (name) {
    case 'mail':
      return <MailSection initial={settings.mail} />;
    case 'notices':
      return <NoticesSection initial={settings.notices} />;
    case 'tokens':
      return <TokensSection initial={settings.tokens} />;
    case 'verification':
      return <VerificationSection initial={settings.verification} departments={settings.departments} />;
    case 'passwords':
      return <PasswordsSection initial={settings.passwords} />;
    case 'operators':
      return <OperatorsSection minLength={settings.passwords.minLength} />;
    case 'signIn':
      return <SignInSection initial={settings.signIn} />;
    case 'alerts':
      return <AlertsSection initial={settings.alerts} />;
    case 'office':
      return <OfficeSection initial={settings.office} />;
    case 'evidence':
      return <EvidenceSection initial={settings.evidence} />;
    case 'keys':
      return <KeysSection keys={settings.keys} />;
    case 'backup':
      return <BackupSection />;
    case 'feed':
      return <FeedSection />;
    case 'mine':
      return <MyPasswordSection minLength={settings.passwords.minLength} />;
    case 'about':
      return <AboutSection />;
  }
}

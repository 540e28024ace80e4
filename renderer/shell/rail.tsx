import { ActionIcon, Badge, Menu, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconBell,
  IconClipboardText,
  IconDotsVertical,
  IconHistory,
  IconInbox,
  IconListDetails,
  IconLock,
  IconMailForward,
  IconSettings,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useChannel, useCommand } from '../queries.ts';
import { Preferences } from '../ui/preferences.tsx';
import { ROUTES } from '../ui/routes.ts';
import { type Keys, Shortcut, useShortcut } from '../ui/shortcut.tsx';
import { useMay, useOperator, useStatus } from '../use-status.ts';
import type { ShellDialog } from './shell.tsx';

function RailLink({
  to,
  label,
  Icon,
  keys,
  badge,
}: {
  to: string;
  label: string;
  Icon: TablerIcon;
  keys?: Keys;
  badge?: ReactNode;
}) {
  const [path, navigate] = useLocation();
  useShortcut(keys ?? { code: '' }, () => navigate(to), keys !== undefined);
  const here = path === to || path.startsWith(`${to}/`);
  return (
    <li>
      <Tooltip
        position="right"
        label={
          <>
            {label} {keys ? <Shortcut keys={keys} /> : null}
          </>
        }
      >
        <Link href={to} className="rail-link" {...(here ? { 'aria-current': 'page' } : {})}>
          <Icon size={19} stroke={1.7} aria-hidden />
          <span className="rail-words">{label}</span>
          {badge}
        </Link>
      </Tooltip>
    </li>
  );
}

function CountBadge({ count, words, colour }: { count: number; words: string; colour?: string }) {
  if (count === 0) return null;
  return (
    <Badge size="sm" radius="xl" className="rail-badge" {...(colour === undefined ? {} : { color: colour })}>
      <span aria-hidden>{count}</span>
      <VisuallyHidden>{words}</VisuallyHidden>
    </Badge>
  );
}

function WaitingBadge() {
  const { t } = useTranslation('shell');
  const count = useChannel('outbox.list', { limit: 1 }).data?.waiting ?? 0;
  return <CountBadge count={count} words={t('waiting', { count })} />;
}

function AlertsLink() {
  const { t } = useTranslation(['shell', 'alerts']);
  const count = useChannel('alerts.list', { limit: 1 }).data?.unseen ?? 0;
  return (
    <RailLink
      to={ROUTES.alerts}
      label={t('nav.alerts')}
      Icon={IconBell}
      badge={<CountBadge count={count} words={t('alerts:unseen', { count })} colour="red" />}
    />
  );
}

function Screens() {
  const { t } = useTranslation('shell');
  const { practice } = useStatus();
  const admin = useMay('admin');
  const digit = (n: number): Keys => ({ code: `Digit${n}`, mod: true });
  return (
    <ul className="rail-list">
      <RailLink to={ROUTES.users} label={t('nav.users')} Icon={IconUsers} keys={digit(1)} />
      <RailLink to={ROUTES.pasteToken} label={t('nav.pasteToken')} Icon={IconClipboardText} keys={digit(2)} />
      <RailLink to={ROUTES.resets} label={t('nav.resets')} Icon={IconListDetails} keys={digit(3)} />
      <RailLink
        to={ROUTES.outbox}
        label={t('nav.outbox')}
        Icon={IconMailForward}
        keys={digit(4)}
        badge={<WaitingBadge />}
      />
      <RailLink to={ROUTES.activity} label={t('nav.activity')} Icon={IconHistory} keys={digit(5)} />
      {admin ? <AlertsLink /> : null}
      {admin ? (
        <RailLink to={ROUTES.settings} label={t('nav.settings')} Icon={IconSettings} keys={digit(6)} />
      ) : null}
      {practice ? <RailLink to={ROUTES.practice} label={t('nav.practice')} Icon={IconInbox} /> : null}
    </ul>
  );
}

/** Left of every screen: where to go, and who is working here. */
export function Rail({ onLock, onDialog }: { onLock(): void; onDialog(dialog: ShellDialog): void }) {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  const { officeName } = useStatus();
  const operator = useOperator();
  const signOut = useCommand('session.signOut');
  if (!operator) return null;
  const role = common(`role.${operator.role}`);
  const departments = operator.departments?.join(', ');
  return (
    <nav className="rail" aria-label={t('navigation')}>
      <div className="rail-office" title={officeName ?? undefined}>
        {officeName}
      </div>
      <Screens />
      <div className="rail-foot">
        <Menu position="top-start" width="max-content">
          <Menu.Target>
            <UnstyledButton className="rail-you">
              <span className="rail-words">
                <VisuallyHidden>{t('you')} </VisuallyHidden>
                <span className="rail-name">{operator.name} </span>
                <span className="rail-role">{role}</span>
                {departments === undefined ? null : (
                  <span className="rail-role rail-only" title={t('onlyHint', { departments })}>
                    {' '}
                    {t('only', { departments })}
                  </span>
                )}
              </span>
              <IconDotsVertical size={16} aria-hidden />
            </UnstyledButton>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onDialog('password')}>{t('changePassword')}</Menu.Item>
            <Menu.Item onClick={() => onDialog('totp')}>{t('myTotp')}</Menu.Item>
            <Menu.Item onClick={() => onDialog('shortcuts')}>{t('shortcuts')}</Menu.Item>
            <Menu.Item onClick={() => onDialog('about')}>{t('about')}</Menu.Item>
            <Menu.Divider />
            <Menu.Item onClick={() => signOut.mutate({})}>{t('signOut')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <div className="rail-tools">
          <Tooltip
            label={
              <>
                {t('lock')} <Shortcut keys={{ code: 'KeyL', mod: true }} />
              </>
            }
          >
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('lock')} onClick={onLock}>
              <IconLock size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Preferences />
        </div>
      </div>
    </nav>
  );
}

import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconMailForward, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SearchTotal } from '../../shared/contract/users.ts';
import type { UserRow } from '../../shared/models.ts';
import { useMay } from '../use-status.ts';
import type { ChosenUsers } from './use-chosen-users.ts';
import styles from './users.module.css';

type Props = {
  chosen: ChosenUsers;
  total: SearchTotal;
  onChooseAll(): Promise<void>;
  onClear(): void;
  onBulk(userIds: readonly string[]): void;
};

/** What can be done with everybody who is ticked. */
export function SelectionBar({ chosen, total, onChooseAll, onClear, onBulk }: Props) {
  const { t } = useTranslation('lists');
  const clipboard = useClipboard({ timeout: 1500 });
  const admin = useMay('admin');
  const users = [...chosen.users.values()];
  const many = total === 'more-than-1000';
  return (
    <section className={styles.selection} aria-label={t('chosen.count', { count: users.length })}>
      <strong role="status">{t('chosen.count', { count: users.length })}</strong>
      {admin && (
        <Button
          size="compact-sm"
          leftSection={<IconMailForward size={15} aria-hidden />}
          onClick={() => onBulk(users.map(({ id }) => id))}
        >
          {t('chosen.bulk')}
        </Button>
      )}
      {users.length < (many ? 1000 : total) && (
        <Button size="compact-sm" variant="subtle" onClick={() => void onChooseAll()}>
          {many ? t('chosen.allMany') : t('chosen.all', { total })}
        </Button>
      )}
      <span className={styles.selectionEnd}>
        <Tooltip label={clipboard.copied ? t('chosen.copied') : t('chosen.copy')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('chosen.copy')}
            onClick={() => clipboard.copy(asTable(users))}
          >
            {clipboard.copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('chosen.clear')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('chosen.clear')} onClick={onClear}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </span>
    </section>
  );
}

/** One line each, as a spreadsheet takes it; what a formula would begin with stays text there (S89). */
function asTable(users: readonly UserRow[]): string {
  return users
    .map(({ name, login, email, staffNumber, department }) =>
      [name, login, email, staffNumber, department].map((text) => plain(text ?? '')).join('\t'),
    )
    .join('\n');
}

function plain(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, ' ');
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
}

import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { USER_COLUMNS, type UserColumn } from '../../shared/user-columns.ts';
import styles from './users.module.css';

type Props = { columns: readonly UserColumn[]; onChoose(columns: readonly UserColumn[]): void };

/** What is shown of each person besides the name; stays open, because one choice is rarely all. */
export const ColumnsMenu = memo(function ColumnsMenu({ columns, onChoose }: Props) {
  const { t } = useTranslation('lists');
  return (
    <Menu position="bottom-end" width="max-content" closeOnItemClick={false}>
      <Menu.Target>
        <Tooltip label={t('column.label')}>
          <ActionIcon variant="subtle" color="gray" size="md" aria-label={t('column.label')}>
            <IconColumns3 size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''}>
        <Menu.Label>{t('column.title')}</Menu.Label>
        {USER_COLUMNS.map((column) => (
          <Menu.CheckboxItem
            key={column}
            value={column}
            checked={columns.includes(column)}
            closeMenuOnClick={false}
            onChange={() =>
              onChoose(USER_COLUMNS.filter((other) => (other === column) !== columns.includes(other)))
            }
          >
            {t(`column.${column}`)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
});

import { ActionIcon, Badge, Group, Menu, Table, Text } from '@mantine/core';
import { IconBan, IconCheck, IconDeviceMobileOff, IconDots, IconKey, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OperatorView } from '../../../shared/models.ts';
import { Moment } from '../../ui/time.tsx';
import { useOperator } from '../../use-status.ts';
import classes from '../settings.module.css';

type OperatorRowProps = {
  operator: OperatorView;
  onEdit(): void;
  onSetPassword(): void;
  onRemoveTotp(): void;
  onDisable(): void;
  onEnable(): void;
};

/** One operator and, in a menu, what can be done about them. */
export function OperatorRow({
  operator,
  onEdit,
  onSetPassword,
  onRemoveTotp,
  onDisable,
  onEnable,
}: OperatorRowProps) {
  const { t } = useTranslation(['operators', 'common']);
  const mine = useOperator()?.id === operator.id;
  return (
    <Table.Tr>
      <Table.Td>
        <div className={classes.person}>
          <Group gap={6}>
            <Text component="span" fw={600}>
              {operator.name}
            </Text>
            {mine && (
              <Badge color="gray" variant="light">
                {t('you')}
              </Badge>
            )}
          </Group>
          <Text component="span" size="sm" c="dimmed">
            {operator.login}
          </Text>
          <Text component="span" size="sm" c="dimmed">
            {operator.email}
          </Text>
          <Text component="span" size="xs" c="dimmed">
            {operator.lastSignedInAt === null ? (
              t('neverSignedIn')
            ) : (
              <>
                {t('lastSignedIn')}: <Moment at={operator.lastSignedInAt} />
              </>
            )}
          </Text>
        </div>
      </Table.Td>
      <Table.Td>
        <span className={classes.oneLine}>{t(`common:role.${operator.role}`)}</span>
        {operator.departments !== null && (
          <Text size="xs" c="dimmed">
            {t('scopeOnly', { departments: operator.departments.join(', ') })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {operator.enabled ? (
          <Badge
            color="teal"
            variant="light"
            miw="max-content"
            leftSection={<IconCheck size={13} aria-hidden />}
          >
            {t('enabled')}
          </Badge>
        ) : (
          <Badge
            color="gray"
            variant="light"
            miw="max-content"
            leftSection={<IconBan size={13} aria-hidden />}
          >
            {t('disabled')}
          </Badge>
        )}
        {operator.totp && (
          <Text size="xs" c="dimmed" mt={4} className={classes.oneLine}>
            {t('totp')}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('actionsFor', { name: operator.name })}
              title={t('actionsFor', { name: operator.name })}
            >
              <IconDots size={17} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
              {t('edit')}
            </Menu.Item>
            {mine ? (
              <Menu.Label maw={240}>{t('useMine')}</Menu.Label>
            ) : (
              <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={onSetPassword}>
                {t('setPassword')}
              </Menu.Item>
            )}
            {operator.totp && !mine && (
              <Menu.Item leftSection={<IconDeviceMobileOff size={16} aria-hidden />} onClick={onRemoveTotp}>
                {t('removeTotp')}
              </Menu.Item>
            )}
            {operator.enabled ? (
              <Menu.Item leftSection={<IconBan size={16} aria-hidden />} onClick={onDisable}>
                {t('disable')}
              </Menu.Item>
            ) : (
              <Menu.Item leftSection={<IconCheck size={16} aria-hidden />} onClick={onEnable}>
                {t('enable')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  );
}

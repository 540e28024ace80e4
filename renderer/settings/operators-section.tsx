import { Alert, Button, Skeleton, Table, VisuallyHidden } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperatorView } from '../../shared/models.ts';
import { useChannel, useCommand } from '../queries.ts';
import { ConfirmDialog } from '../ui/confirm.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { OperatorDialog } from './operators/operator-dialog.tsx';
import { OperatorPasswordDialog } from './operators/operator-password-dialog.tsx';
import { OperatorRow } from './operators/operator-row.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

type Open =
  | { kind: 'add' }
  | { kind: 'edit' | 'password' | 'remove-totp' | 'disable'; operator: OperatorView }
  | null;

/** Who signs in to Resetdesk, and as what. */
export function OperatorsSection({ minLength }: { minLength: number }) {
  const { t } = useTranslation('operators');
  const { t: settings } = useTranslation('settings');
  const { data, error } = useChannel('operators.list', {});
  const setEnabled = useCommand('operators.setEnabled');
  const removeTotp = useCommand('operators.removeTotp');
  const [open, setOpen] = useState<Open>(null);
  const [done, setDone] = useState('');
  const close = () => setOpen(null);
  const finish = (words: string) => {
    setDone(words);
    close();
  };

  function enable(operator: OperatorView, enabled: boolean) {
    setDone('');
    const words = t(enabled ? 'nowEnabled' : 'nowDisabled', { name: operator.name });
    setEnabled.mutate({ operatorId: operator.id, enabled }, { onSuccess: () => setDone(words) });
  }

  return (
    <Section
      title={settings('tabs.operators')}
      about={t('about')}
      actions={
        <Button
          leftSection={<IconUserPlus size={16} aria-hidden />}
          onClick={() => {
            setDone('');
            setOpen({ kind: 'add' });
          }}
        >
          {t('add')}
        </Button>
      }
    >
      {error && <Refusal refusal={error.refusal} />}
      {setEnabled.error && <Refusal refusal={setEnabled.error.refusal} />}
      {removeTotp.error && <Refusal refusal={removeTotp.error.refusal} />}
      <div role="status">{done !== '' && <Alert color="green">{done}</Alert>}</div>
      {data === undefined && !error && <Skeleton height={120} radius="md" aria-hidden />}
      {data && (
        <div className={classes.card}>
          <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t('list')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('name')}</Table.Th>
                <Table.Th>{t('role')}</Table.Th>
                <Table.Th>{t('state')}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{t('actions')}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.operators.map((operator) => (
                <OperatorRow
                  key={operator.id}
                  operator={operator}
                  onEdit={() => setOpen({ kind: 'edit', operator })}
                  onSetPassword={() => setOpen({ kind: 'password', operator })}
                  onRemoveTotp={() => setOpen({ kind: 'remove-totp', operator })}
                  onDisable={() => setOpen({ kind: 'disable', operator })}
                  onEnable={() => enable(operator, true)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
      {(open?.kind === 'add' || open?.kind === 'edit') && (
        <OperatorDialog
          operator={open.kind === 'edit' ? open.operator : null}
          minLength={minLength}
          onClose={close}
          onDone={finish}
        />
      )}
      {open?.kind === 'password' && (
        <OperatorPasswordDialog
          operator={open.operator}
          minLength={minLength}
          onClose={close}
          onDone={finish}
        />
      )}
      {open?.kind === 'remove-totp' && (
        <ConfirmDialog
          opened
          danger
          title={t('removeTotpTitle', { name: open.operator.name })}
          confirm={t('removeTotpDo', { name: open.operator.name })}
          onCancel={close}
          onConfirm={() => {
            const { id, name } = open.operator;
            setDone('');
            removeTotp.mutate({ operatorId: id }, { onSuccess: () => setDone(t('totpRemoved', { name })) });
            close();
          }}
        >
          {t('removeTotpText', { name: open.operator.name })}
        </ConfirmDialog>
      )}
      {open?.kind === 'disable' && (
        <ConfirmDialog
          opened
          danger
          title={t('disableTitle', { name: open.operator.name })}
          confirm={t('disableDo', { name: open.operator.name })}
          onCancel={close}
          onConfirm={() => {
            enable(open.operator, false);
            close();
          }}
        >
          {t('disableText', { name: open.operator.name })}
        </ConfirmDialog>
      )}
    </Section>
  );
}

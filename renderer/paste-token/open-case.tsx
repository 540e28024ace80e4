import { CloseButton } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useChannel } from '../queries.ts';
import { Refusal } from '../ui/refusal.tsx';
import { ROUTES } from '../ui/routes.ts';
import styles from './paste-token.module.css';

/** Whose case is open, and the way to close it. */
export function OpenCase({ caseId }: { caseId: string }) {
  const { t } = useTranslation('pasteToken');
  const [, navigate] = useLocation();
  const { data: user, error } = useChannel('users.get', { userId: caseId });
  if (error) return <Refusal refusal={error.refusal} />;
  if (!user) return null;
  const { name, department } = user;
  return (
    <p className={styles.theCase}>
      <IconUser size={16} aria-hidden />
      <span>
        {t('theCase.label')}{' '}
        <strong>{department === null ? name : t('theCase.person', { name, department })}</strong>
      </span>
      <CloseButton
        size="sm"
        aria-label={t('theCase.drop', { name })}
        onClick={() => navigate(ROUTES.pasteToken)}
      />
    </p>
  );
}

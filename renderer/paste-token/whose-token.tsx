import { Alert, Anchor, Button, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconUsers } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TokenPreview } from '../../shared/models.ts';
import { asRefusal } from '../ui/as-refusal.ts';
import { Refusal } from '../ui/refusal.tsx';
import { userRoute } from '../ui/routes.ts';
import { Countdown, Moment } from '../ui/time.tsx';
import styles from './paste-token.module.css';

type Props = { preview: TokenPreview; busy: boolean; onAnother(): void };

/** Whose token it is, before anything is typed: the one look that prevents the wrong reset. */
export function WhoseToken({ preview, busy, onAnother }: Props) {
  const { t } = useTranslation('pasteToken');
  const heading = useRef<HTMLHeadingElement>(null);
  const { user, repaired } = preview;
  useEffect(() => heading.current?.focus(), []);

  const facts = [
    ['department', user.department],
    ['staffNumber', user.staffNumber],
    ['email', user.email],
    ['login', user.login],
    ...(user.sameName ? ([['phoneTail', phoneTail(user.phone)]] as const) : []),
  ] as const;

  return (
    <section className={styles.whose} aria-labelledby="whose-token">
      <div className={styles.good} role="status">
        <IconCircleCheck size={18} aria-hidden />
        <span>{t('box.accepted')}</span>
      </div>
      <div>
        <p className={styles.caption}>{t('whose.title')}</p>
        <Title order={2} id="whose-token" ref={heading} tabIndex={-1} className={styles.whoseName}>
          {user.name}
        </Title>
      </div>
      {user.sameName && (
        <Alert
          role="note"
          color="yellow"
          icon={<IconUsers size={20} aria-hidden />}
          title={t('whose.sameTitle', { name: user.name })}
        >
          {t('whose.sameText')}
        </Alert>
      )}
      <GateRefusal preview={preview} />
      <dl className={styles.facts}>
        {facts.map(([fact, value]) => (
          <div key={fact}>
            <dt>{t(`whose.${fact}`)}</dt>
            <dd>{value ?? <span className={styles.dimmed}>{t('whose.none')}</span>}</dd>
          </div>
        ))}
      </dl>
      <dl className={`${styles.facts} ${styles.token}`}>
        <div>
          <dt>{t('whose.left')}</dt>
          <dd className={styles.left}>
            <Countdown until={preview.expiresAt} />
          </dd>
        </div>
        <div>
          <dt>{t('whose.issued')}</dt>
          <dd>
            <Moment at={preview.issuedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('whose.issuedBy')}</dt>
          <dd>{preview.issuedBy}</dd>
        </div>
      </dl>
      {repaired.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('repaired.label')} {repaired.map((repair) => t(`repaired.${repair}`)).join(', ')}
        </Text>
      )}
      <div>
        <Button variant="default" size="xs" disabled={busy} onClick={onAnother}>
          {t('box.another')}
        </Button>
      </div>
    </section>
  );
}

/** The token is good and the caller is not verified: what is missing is recorded on the card. */
function GateRefusal({ preview }: { preview: TokenPreview }) {
  const { t } = useTranslation('pasteToken');
  const refusal = asRefusal(preview.gateRefusal);
  if (refusal === null) return null;
  return (
    <>
      <Refusal refusal={refusal} />
      <Anchor component={Link} href={userRoute(preview.user.id)} size="sm">
        {t('whose.openUser', { name: preview.user.name })}
      </Anchor>
    </>
  );
}

function phoneTail(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, '') ?? '';
  return digits === '' ? null : digits.slice(-4);
}

import { Alert, Anchor, Button, Group, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconClockExclamation, IconUsers } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TokenPreview } from '../../shared/models.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { asRefusal } from '../ui/as-refusal.ts';
import { formatDuration } from '../ui/duration.ts';
import { phoneTail } from '../ui/phone-tail.ts';
import { Refusal } from '../ui/refusal.tsx';
import { userRoute } from '../ui/routes.ts';
import { useOfficeNow } from '../ui/time.tsx';
import { formatFull, formatRelative } from '../ui/time-format.ts';
import styles from './paste-token.module.css';
import { RevokePasted } from './revoke-pasted.tsx';

/** Shorter ago than that is no number of minutes, ms. */
const JUST = 45_000;

type Props = { preview: TokenPreview; busy: boolean; onAnother(): void };

/** Whose token or code it is, before anything is typed: the one look that prevents the wrong reset. */
export function WhoseToken({ preview, busy, onAnother }: Props) {
  const { t } = useTranslation('pasteToken');
  const language = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const { user, repaired, clockBehind } = preview;
  const byCode = preview.proof === 'code';
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
        <span>{t(byCode ? 'box.acceptedCode' : 'box.accepted')}</span>
      </div>
      <div>
        <p className={styles.caption}>{t(byCode ? 'whose.titleCode' : 'whose.title')}</p>
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
      <Judgement preview={preview} />
      {clockBehind !== null && (
        <Alert
          role="note"
          color="yellow"
          icon={<IconClockExclamation size={20} aria-hidden />}
          title={t('whose.clockTitle', { amount: formatDuration(clockBehind, language) })}
        >
          {t('whose.clockText')}
        </Alert>
      )}
      {repaired.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('repaired.label')} {repaired.map((repair) => t(`repaired.${repair}`)).join(', ')}
        </Text>
      )}
      <Group gap="xs">
        <Button variant="default" size="xs" disabled={busy} onClick={onAnother}>
          {t('box.another')}
        </Button>
        <RevokePasted preview={preview} busy={busy} />
      </Group>
    </section>
  );
}

/** In one sentence by whom, when and for whom it was issued, and how long it still works. */
function Judgement({ preview }: { preview: TokenPreview }) {
  const { t } = useTranslation('pasteToken');
  const language = useLanguage();
  const now = useOfficeNow(5_000);
  const ms = preview.expiresAt - now;
  const minutes = Math.ceil(ms / 60_000);
  const left =
    ms <= 0
      ? t('whose.over')
      : ms < 60_000
        ? t('whose.leftLess')
        : minutes < 120
          ? t('whose.leftMinutes', { count: minutes })
          : t('whose.leftHours', { count: Math.floor(minutes / 60) });
  const facts = {
    by: preview.issuedBy,
    name: preview.user.name,
    ago: now - preview.issuedAt < JUST ? t('whose.justNow') : formatRelative(preview.issuedAt, language, now),
    left,
  };
  return (
    <p className={styles.sentence}>
      <time
        dateTime={new Date(preview.expiresAt).toISOString()}
        title={formatFull(preview.expiresAt, language)}
      >
        {t(preview.proof === 'code' ? 'whose.sentenceCode' : 'whose.sentence', facts)}
      </time>
    </p>
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

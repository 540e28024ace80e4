import { Button, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { call, refusalOf } from '../client.ts';
import { Refusal } from './refusal.tsx';
import styles from './secret.module.css';
import { useSecondsUntil } from './use-seconds-until.ts';

/** How long main leaves a secret in the clipboard at most, ms: what the ring is a part of. */
const LIFE = 60_000;
const AROUND = 2 * Math.PI * 8;

/** Copies a secret through main, which marks it as one and takes it out again; the ring says until when. */
export function CopySecret({ secret, disabled = false }: { secret: string | null; disabled?: boolean }) {
  const { t } = useTranslation('secrets');
  const [copied, setCopied] = useState<{ secret: string; deadline: number } | null>(null);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const busy = useRef(false);
  const left = useSecondsUntil(copied !== null && copied.secret === secret ? copied.deadline : null);

  async function copy() {
    if (secret === null || busy.current) return;
    busy.current = true;
    setRefusal(null);
    try {
      const { until } = await call('secrets.copy', { text: secret });
      // A computer whose clock was set back reckons with other times than main; the ring never shows more than a minute.
      const left = Math.min(LIFE, Math.max(0, until - Date.now()));
      setCopied({ secret, deadline: performance.now() + left });
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      busy.current = false;
    }
  }

  return (
    <>
      <div className={styles.copy}>
        <Button
          variant="default"
          disabled={secret === null || disabled}
          leftSection={left > 0 ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          onClick={() => void copy()}
        >
          {t('copy.action')}
        </Button>
        <Text size="sm" role="status" className={styles.left}>
          {left > 0 && (
            <>
              <Ring left={left} />
              <span>{t('copy.done')}</span>
              <span aria-hidden>{t('copy.left', { count: left })}</span>
            </>
          )}
        </Text>
      </div>
      {refusal && <Refusal refusal={refusal} />}
    </>
  );
}

function Ring({ left }: { left: number }) {
  return (
    <svg className={styles.ring} width={20} height={20} viewBox="0 0 20 20" aria-hidden>
      <circle cx={10} cy={10} r={8} />
      <circle
        className={styles.ringLeft}
        cx={10}
        cy={10}
        r={8}
        strokeDasharray={AROUND}
        strokeDashoffset={AROUND * (1 - Math.min(1, (left * 1000) / LIFE))}
      />
    </svg>
  );
}

import { Button, Text } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Shortcut } from '../ui/shortcut.tsx';
import styles from './paste-token.module.css';
import { WhoseCode } from './whose-code.tsx';

type Props = {
  caseId: string | null;
  /** The search box of the picker, for whoever presses Enter behind the code. */
  picker: RefObject<HTMLInputElement | null>;
  onTry(userId: string): void;
};

/** A code stands in the box: whose it is, and the deliberate step of looking at it. */
export function CodeInBox({ caseId, picker, onTry }: Props) {
  const { t } = useTranslation('pasteToken');
  return (
    <section className={styles.code} aria-labelledby="code-in-box">
      <div role="status">
        <Text fw={600} id="code-in-box">
          {t('code.title')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('code.tries')}
        </Text>
      </div>
      {caseId === null ? (
        <WhoseCode search={picker} onPick={onTry} />
      ) : (
        <Button className={styles.check} onClick={() => onTry(caseId)}>
          {t('code.check')}&nbsp;
          <Shortcut keys={{ code: 'Enter' }} />
        </Button>
      )}
    </section>
  );
}

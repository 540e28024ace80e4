import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../ui/refusal.tsx';
import type { Verify } from './use-verify.ts';
import classes from './verify.module.css';

/** Takes the text of a checkpoint that was kept elsewhere: the one witness nobody at this computer can replace. */
export function CompareCheckpoint({ verify, opened }: { verify: Verify; opened: boolean }) {
  const { t } = useTranslation('evidence');
  const [text, setText] = useState('');
  function compare(event: FormEvent) {
    event.preventDefault();
    if (text.trim() !== '') void verify.run(text);
  }
  return (
    <details className={classes.compare} open={opened || verify.refusal !== null}>
      <summary>{t('verify.compare')}</summary>
      <form onSubmit={compare}>
        <Textarea
          label={t('verify.compareField')}
          description={t('verify.compareHint')}
          autosize
          minRows={3}
          maxRows={8}
          maxLength={100_000}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {verify.refusal && <Refusal refusal={verify.refusal} />}
        <Button type="submit" variant="default" disabled={text.trim() === ''}>
          {t('verify.compareDo')}
        </Button>
      </form>
    </details>
  );
}

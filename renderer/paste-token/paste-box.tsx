import { Button, CloseButton, Group, Loader, Text, Textarea } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../shared/errors.ts';
import { CODE_LENGTH, parseCode } from '../../shared/reset-code.ts';
import { Refusal } from '../ui/refusal.tsx';
import { isComposing } from '../ui/shortcut.tsx';
import { useSecretOnScreen } from '../ui/use-secret-on-screen.ts';
import { CodeInBox } from './code-in-box.tsx';
import { NextStep } from './next-step.tsx';
import { OpenCase } from './open-case.tsx';
import styles from './paste-token.module.css';
import type { PastedToken } from './use-pasted-token.ts';

/** More than that is a mail's source, and comes as a file. */
const MAX_TEXT = 200_000;
/** After these a second paste is the missing half and goes beside the first; after all others it replaces it. */
const UNFINISHED: readonly ErrorCode[] = ['token-damaged', 'token-missing'];

/** One box for the token, the code, the link or the whole mail, and why it was refused. */
export function PasteBox({ pasted, caseId }: { pasted: PastedToken; caseId: string | null }) {
  const { t } = useTranslation('pasteToken');
  const box = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const pasting = useRef(false);
  const { text, file, reading, setText } = pasted;
  const isCode = parseCode(text) !== null;
  useSecretOnScreen(text.trim() !== '');
  const refusal = reading.kind === 'refused' ? reading.refusal : null;

  // A wrong code is about to be typed again, over the old one.
  const wrong = refusal?.code === 'code-wrong';
  useEffect(() => {
    if (wrong) box.current?.select();
  }, [wrong]);

  function onPaste(event: ClipboardEvent) {
    pasting.current = true;
    if (refusal === null || UNFINISHED.includes(refusal.code)) return;
    event.preventDefault();
    pasting.current = false;
    setText(event.clipboardData.getData('text').slice(0, MAX_TEXT), 'paste');
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event) || reading.kind !== 'code') return;
    event.preventDefault();
    if (event.repeat) return;
    if (caseId === null) picker.current?.focus();
    else pasted.tryCode(caseId);
  }

  function empty() {
    pasted.drop();
    // The box may just be coming back in place of a file.
    setTimeout(() => box.current?.focus());
  }

  return (
    <div className={styles.paste}>
      {caseId !== null && <OpenCase caseId={caseId} />}
      {file === null ? (
        <Textarea
          ref={box}
          autoFocus
          data-autofocus
          label={t('box.label')}
          description={t('box.help')}
          placeholder={t('box.placeholder')}
          classNames={{ input: styles.box, label: styles.boxLabel }}
          rows={isCode ? 2 : 9}
          data-code={isCode || undefined}
          maxLength={MAX_TEXT}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.currentTarget.value, pasting.current ? 'paste' : 'hand');
            pasting.current = false;
          }}
        />
      ) : (
        <div className={styles.file}>
          <IconFileText size={22} aria-hidden />
          <span>{t('box.file', { name: file })}</span>
          <CloseButton aria-label={t('box.clear')} onClick={empty} />
        </div>
      )}
      <Group justify="space-between" mih={30}>
        <Group gap="xs" role="status">
          {reading.kind === 'reading' && (
            <>
              <Loader size="xs" aria-hidden />
              <Text size="sm">{t('box.reading')}</Text>
            </>
          )}
          {reading.kind === 'typing' && (
            <Text size="sm">{t('box.typing', { signs: reading.signs, all: CODE_LENGTH })}</Text>
          )}
        </Group>
        {text !== '' && file === null && (
          <Button variant="subtle" size="compact-sm" onClick={empty}>
            {t('box.clear')}
          </Button>
        )}
      </Group>
      {reading.kind === 'code' && <CodeInBox caseId={caseId} picker={picker} onTry={pasted.tryCode} />}
      {refusal ? (
        <>
          <Refusal refusal={refusal} />
          <NextStep refusal={refusal} onAgain={pasted.again} onEmpty={empty} />
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t('leave')}
        </Text>
      )}
    </div>
  );
}

import {
  Alert,
  Button,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  VisuallyHidden,
} from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../shared/contract.ts';
import type { Refusal as RefusalValue } from '../../shared/errors.ts';
import { LANGUAGES } from '../../shared/lists.ts';
import type { UserCard } from '../../shared/models.ts';
import { call, refusalOf } from '../client.ts';
import { asRefusal } from '../ui/as-refusal.ts';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { Refusal, refusalText } from '../ui/refusal.tsx';
import { ApprovalBlock } from './caller/approval-block.tsx';
import { CheckRows } from './caller/check-rows.tsx';
import { Namesakes, NOTHING_TOLD, stillUntold } from './namesakes.tsx';
import styles from './temporary.module.css';
import { TemporaryResult } from './temporary-result.tsx';

const SHORTEST_REASON = 5;

/** What it means, who is calling, why, and in which language; then the words, once. The answer lives here and dies with the dialog. */
export function TemporaryDialog({ card, onClose }: { card: UserCard; onClose(): void }) {
  const { t } = useTranslation('temporary');
  const { t: errors } = useTranslation('errors');
  const { t: caller } = useTranslation('caller');
  const { t: common } = useTranslation('common');
  const [reason, setReason] = useState('');
  const [language, setLanguage] = useState(card.language);
  const [told, setTold] = useState(NOTHING_TOLD);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [made, setMade] = useState<OutputOf<'passwords.setTemporary'> | null>(null);
  const running = useRef(false);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const languageLabel = useId();
  const { name } = card;

  async function set(event: FormEvent) {
    event.preventDefault();
    if (running.current || missing !== null) return;
    running.current = true;
    setBusy(true);
    setRefusal(null);
    const tellApart = card.sameName ? { tellApart: told.answer } : {};
    try {
      setMade(await call('passwords.setTemporary', { userId: card.id, reason, language, ...tellApart }));
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  // What is still owed of the caller is asked for right here.
  const owed = asRefusal(card.temporaryRefusal);
  const untold = stillUntold(card, told);
  const missing =
    [
      owed && refusalText(errors, owed),
      untold && caller(untold),
      card.sameName && told.picked?.id !== card.id && t('otherPicked'),
      reason.trim().length < SHORTEST_REASON && t('needReason'),
    ].find((why) => typeof why === 'string') ?? null;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('title', { name })}
      // What is shown once is not closed by a stray click or key.
      closeOnClickOutside={false}
      closeOnEscape={made === null}
      withCloseButton={made === null}
    >
      {made ? (
        <TemporaryResult made={made} onClose={onClose} />
      ) : (
        <Stack>
          <Alert
            role="note"
            color="yellow"
            icon={<IconAlertTriangle size={20} aria-hidden />}
            title={t('means.title', { name })}
          >
            <ul className={styles.means}>
              <li>{t('means.made')}</li>
              <li>{t('means.change')}</li>
              <li>{t(card.email === null ? 'means.toldNobody' : 'means.told')}</li>
            </ul>
          </Alert>
          <CheckRows
            heading="h3"
            card={card}
            byMail={false}
            onRecorded={() => reasonField.current?.focus()}
          />
          {card.verification.approval !== null && (
            <ApprovalBlock heading="h3" card={card} approval={card.verification.approval} asking />
          )}
          <form onSubmit={(event) => void set(event)}>
            <Stack>
              {card.sameName && <Namesakes card={card} told={told} onTold={setTold} />}
              <Textarea
                label={t('reason')}
                description={t('reasonHint')}
                autosize
                minRows={2}
                maxRows={4}
                maxLength={500}
                value={reason}
                disabled={busy}
                ref={reasonField}
                {...(owed === null ? { 'data-autofocus': true } : {})}
                // The log holds one line for it.
                onChange={(event) => setReason(event.currentTarget.value.replace(/[\r\n]+/g, ' '))}
              />
              <div>
                <Text size="sm" fw={500} id={languageLabel} mb={4}>
                  {t('language')}
                </Text>
                <SegmentedControl
                  aria-labelledby={languageLabel}
                  value={language}
                  disabled={busy}
                  onChange={(next) => setLanguage(LANGUAGES.find((known) => known === next) ?? card.language)}
                  data={LANGUAGES.map((known) => ({ value: known, label: common(`language.${known}`) }))}
                />
              </div>
              {refusal && <Refusal refusal={refusal} />}
              <Group justify="flex-end" gap="xs">
                <Button variant="default" onClick={onClose} disabled={busy}>
                  {common('cancel')}
                </Button>
                <ReasonedButton type="submit" loading={busy} reason={missing}>
                  {t('confirm')}
                </ReasonedButton>
              </Group>
              <VisuallyHidden role="status">{busy && t('setting')}</VisuallyHidden>
            </Stack>
          </form>
        </Stack>
      )}
    </Modal>
  );
}

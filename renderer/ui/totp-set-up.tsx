import { Button, Stack, Text } from '@mantine/core';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../shared/contract.ts';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { call, refusalOf } from '../client.ts';
import { DigitsField } from './digits-field.tsx';
import { keyGroups } from './key-on-paper.tsx';
import { QrCode } from './qr-code.tsx';
import { Refusal } from './refusal.tsx';
import { NotShownYet, useShownOnce } from './shown-once.tsx';
import classes from './totp.module.css';

type Key = OutputOf<'totp.begin'>;

const begin = () => call('totp.begin', {});

/** A new key for an authenticator app: scan or type it, then prove that it arrived. The key dies with this component. */
export function TotpSetUp({ onDone }: { onDone(): void }) {
  const { t } = useTranslation('totp');
  const { shown, refusal, again } = useShownOnce(begin);
  if (shown !== null) return <ShownKey key={shown.uri} shown={shown} onDone={onDone} onAgain={again} />;
  return <NotShownYet making={t('making')} refusal={refusal} onAgain={again} />;
}

function ShownKey({ shown, onDone, onAgain }: { shown: Key; onDone(): void; onAgain(): void }) {
  const { t } = useTranslation('totp');
  const hint = useId();
  const field = useRef<HTMLInputElement>(null);
  const [digits, setDigits] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const groups = keyGroups(shown.secret);

  async function confirm(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (digits.trim() === '') {
      field.current?.focus();
      return;
    }
    setBusy(true);
    setRefusal(null);
    try {
      await call('totp.confirm', { code: digits });
      onDone();
    } catch (error) {
      const refused = refusalOf(error);
      // Locked in between: what is on screen is worth nothing any more.
      if (refused.code === 'totp-not-begun') onAgain();
      setRefusal(refused);
      setDigits('');
      setBusy(false);
      field.current?.focus();
    }
  }

  return (
    <form className={classes.setUp} onSubmit={(event) => void confirm(event)}>
      <QrCode text={shown.uri} label={t('picture')} />
      <Stack gap="sm" miw={0}>
        <div>
          <Text>{t('scan')}</Text>
          <Text size="sm" c="dimmed">
            {t('scanHint')}
          </Text>
        </div>
        <div>
          <Text size="sm" c="dimmed" id={hint}>
            {t('typeInstead')}
          </Text>
          <ol className={classes.groups} aria-label={t('groups', { count: groups.length })}>
            {groups.map((group, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same group may come twice, and never moves
              <li key={place}>{group}</li>
            ))}
          </ol>
        </div>
        <DigitsField ref={field} label={t('confirmLabel')} value={digits} onChange={setDigits} autoFocus />
        {refusal && <Refusal refusal={refusal} />}
        <Button type="submit" loading={busy} style={{ alignSelf: 'flex-start' }}>
          {t('confirm')}
        </Button>
      </Stack>
    </form>
  );
}

import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import type { ErrorCode, Refusal as RefusalValue } from '../../shared/errors.ts';
import type { OperatorWay } from '../../shared/lists.ts';
import { call, refusalOf } from '../client.ts';
import { Page } from '../ui/page.tsx';
import { useStatus } from '../use-status.ts';
import { NewPassword } from './new-password.tsx';
import { PasswordChanged } from './password-changed.tsx';
import { PasteBox } from './paste-box.tsx';
import styles from './paste-token.module.css';
import { usePastedToken } from './use-pasted-token.ts';
import { WhoseToken } from './whose-token.tsx';

export type Chosen = { newPassword: string; way: OperatorWay; mustChange: boolean };

/** After these the token may still be good: they are about the password, or about this moment. */
const KEEPS_TOKEN: readonly ErrorCode[] = [
  'password-refused',
  'way-not-allowed',
  'caller-not-verified',
  'approval-needed',
  'approval-own',
  'internal',
  'store-busy',
  'disk-full',
  'invalid-input',
];

/** Reads `/paste-token/<userId>`: whose case is open, or null. */
function caseOf(path: string): string | null {
  const id = path.split('/')[2] ?? '';
  return id === '' ? null : decodeURIComponent(id);
}

/** Paste what the person handed over, see whose it is, hand the keyboard over or set the new password. */
export function PasteTokenScreen() {
  const { t } = useTranslation('pasteToken');
  const { state } = useStatus();
  const [path] = useLocation();
  const caseId = caseOf(path);
  const pasted = usePastedToken(caseId);
  const [done, setDone] = useState<OutputOf<'resets.complete'> | null>(null);
  const [refusal, setRefusal] = useState<RefusalValue | null>(null);
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const { drop } = pasted;

  // Locked means forgotten, whether or not the shell takes this screen away.
  const ready = state.kind === 'ready';
  useEffect(() => {
    if (!ready) {
      drop();
      setDone(null);
    }
  }, [ready, drop]);

  /** What spends the token or hands it on: the token is forgotten here as soon as main has it. */
  async function act<T>(ask: (pasted: InputOf<'resets.inspect'>) => Promise<T>, then: (answer: T) => void) {
    if (running.current) return;
    running.current = true;
    pasted.hold(true);
    setBusy(true);
    setRefusal(null);
    try {
      const answer = await ask(pasted.input());
      pasted.drop();
      then(answer);
    } catch (error) {
      const refused = refusalOf(error);
      if (KEEPS_TOKEN.includes(refused.code)) setRefusal(refused);
      else pasted.refuse(refused);
    } finally {
      pasted.hold(false);
      running.current = false;
      setBusy(false);
    }
  }

  const complete = (chosen: Chosen) =>
    act((input) => call('resets.complete', { ...input, ...chosen }), setDone);
  // Main locks the session and draws another page by itself.
  const handOver = () =>
    act(
      (input) => call('handover.begin', input),
      () => {},
    );

  function another() {
    setDone(null);
    setRefusal(null);
    pasted.drop();
  }

  const { reading } = pasted;
  return (
    <Page title={t('title')}>
      {done ? (
        <PasswordChanged done={done} onAnother={another} />
      ) : reading.kind === 'good' ? (
        <div className={styles.columns}>
          <WhoseToken preview={reading.preview} busy={busy} onAnother={another} />
          <NewPassword
            key={reading.preview.resetId}
            preview={reading.preview}
            busy={busy}
            refusal={refusal}
            onConfirm={(chosen) => void complete(chosen)}
            onHandOver={() => void handOver()}
          />
        </div>
      ) : (
        <PasteBox pasted={pasted} caseId={caseId} />
      )}
    </Page>
  );
}

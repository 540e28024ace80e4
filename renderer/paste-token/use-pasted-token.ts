import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../shared/errors.ts';
import type { Topic } from '../../shared/lists.ts';
import type { TokenPreview } from '../../shared/models.ts';
import { call, onEvent, refusalOf } from '../client.ts';

export type Reading =
  | { kind: 'empty' }
  | { kind: 'reading' }
  | { kind: 'good'; preview: TokenPreview }
  | { kind: 'refused'; refusal: Refusal };

export type PastedToken = {
  text: string;
  reading: Reading;
  setText(text: string): void;
  /** What main said about this token in a later step. */
  refuse(refusal: Refusal): void;
  /** Forgets the token. */
  drop(): void;
  /** While true, what main says of the token elsewhere is not asked for: it is being spent right here. */
  hold(held: boolean): void;
};

const WAIT_MS = 150;
/** After a change of these the answer about the same token may be another one. */
const CONCERNING: readonly Topic[] = ['resets', 'approvals'];
const EMPTY: Reading = { kind: 'empty' };

/**
 * The pasted text and what main makes of it. Both live here and nowhere else: `call` is used directly because the
 * query cache would keep the token. The answer is asked for anew when it may have changed: at the token's end, and
 * whenever main says that resets have changed.
 */
export function usePastedToken(): PastedToken {
  const [text, setText] = useState('');
  const [reading, setReading] = useState<Reading>(EMPTY);
  const round = useRef(0);
  const held = useRef(false);

  const inspect = useCallback(async (pasted: string) => {
    const mine = ++round.current;
    const next = await call('resets.inspect', { text: pasted }).then(
      (preview): Reading => ({ kind: 'good', preview }),
      (error): Reading => ({ kind: 'refused', refusal: refusalOf(error) }),
    );
    if (mine === round.current && !held.current) setReading(next);
  }, []);

  useEffect(() => {
    round.current++;
    if (text.trim() === '') {
      setReading(EMPTY);
      return;
    }
    setReading({ kind: 'reading' });
    const timer = setTimeout(() => void inspect(text), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text, inspect]);

  const expiresAt = reading.kind === 'good' ? reading.preview.expiresAt : null;
  useEffect(() => {
    if (expiresAt === null) return;
    const again = () => {
      if (!held.current) void inspect(text);
    };
    const timer = setTimeout(again, Math.max(0, expiresAt - Date.now()) + 250);
    const stop = onEvent(
      'changed',
      ({ topics }) => CONCERNING.some((topic) => topics.includes(topic)) && again(),
    );
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [expiresAt, text, inspect]);

  const drop = useCallback(() => {
    round.current++;
    held.current = false;
    setText('');
    setReading(EMPTY);
  }, []);

  return {
    text,
    reading,
    setText,
    drop,
    refuse: (refusal) => {
      round.current++;
      setReading({ kind: 'refused', refusal });
    },
    hold: (next) => {
      held.current = next;
    },
  };
}

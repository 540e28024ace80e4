import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputOf } from '../../shared/contract.ts';
import type { Refusal } from '../../shared/errors.ts';
import type { Topic } from '../../shared/lists.ts';
import type { TokenPreview } from '../../shared/models.ts';
import { parseCode, signsSoFar } from '../../shared/reset-code.ts';
import { call, onEvent, refusalOf } from '../client.ts';
import { onHandedText, takeHandedText } from '../ui/handed-text.ts';

export type Reading =
  | { kind: 'empty' }
  | { kind: 'reading' }
  /** A code is being typed and so many of its signs are there: nothing to ask about yet. */
  | { kind: 'typing'; signs: number }
  /** A code that nobody has looked at yet: looking is one of its tries, so it waits for the operator. */
  | { kind: 'code' }
  | { kind: 'good'; preview: TokenPreview }
  | { kind: 'refused'; refusal: Refusal };

/** `file`: the name of the dropped file whose content the text is; it is too long to stand in a box. */
export type Pasted = { text: string; file: string | null };

export type PastedToken = Pasted & {
  reading: Reading;
  /** What was typed may be on the way to a code; what was pasted is all there is. */
  setText(text: string, by: 'hand' | 'paste'): void;
  /** Looks at the code as this user's. */
  tryCode(userId: string): void;
  /** Asks about the same text once more. */
  again(): void;
  /** What main is asked about: the text and, where it is known, whose case it is. */
  input(): InputOf<'resets.inspect'>;
  /** What main said about this token in a later step. */
  refuse(refusal: Refusal): void;
  /** Forgets the token. */
  drop(): void;
  /** While true, what main says of the token elsewhere is not asked for: it is being spent right here. */
  hold(held: boolean): void;
};

const WAIT_MS = 150;
const NOTHING: Pasted = { text: '', file: null };
/** After a change of these the answer about the same token may be another one. */
const CONCERNING: readonly Topic[] = ['resets', 'approvals'];
const EMPTY: Reading = { kind: 'empty' };

/**
 * The pasted text and what main makes of it. Both live here and nowhere else: `call` is used directly because the
 * query cache would keep the token. The answer is asked for anew when it may have changed: at the token's end, and
 * whenever main says that resets have changed. `caseId` is the user whose case is open, if any.
 */
export function usePastedToken(caseId: string | null): PastedToken {
  const [pasted, setPasted] = useState(NOTHING);
  const [reading, setReading] = useState<Reading>(EMPTY);
  const codeOf = useRef<string | null>(null);
  const byHand = useRef(false);
  const round = useRef(0);
  const held = useRef(false);
  const { text } = pasted;

  const input = useCallback((): InputOf<'resets.inspect'> => {
    const userId = codeOf.current ?? caseId;
    return userId === null ? { text } : { text, userId };
  }, [text, caseId]);

  const inspect = useCallback(async () => {
    const mine = ++round.current;
    const next = await call('resets.inspect', input()).then(
      (preview): Reading => ({ kind: 'good', preview }),
      (error): Reading => ({ kind: 'refused', refusal: refusalOf(error) }),
    );
    if (mine === round.current && !held.current) setReading(next);
  }, [input]);

  useEffect(() => {
    round.current++;
    codeOf.current = null;
    if (text.trim() === '') {
      setReading(EMPTY);
      return;
    }
    if (parseCode(text) !== null) {
      setReading({ kind: 'code' });
      return;
    }
    const signs = byHand.current ? signsSoFar(text) : 0;
    if (signs > 0) {
      setReading({ kind: 'typing', signs });
      return;
    }
    setReading({ kind: 'reading' });
    const timer = setTimeout(() => void inspect(), WAIT_MS);
    return () => clearTimeout(timer);
  }, [text, inspect]);

  const preview = reading.kind === 'good' ? reading.preview : null;
  const end = preview === null ? null : preview.expiresAt - (preview.clockBehind ?? 0);
  useEffect(() => {
    if (end === null) return;
    const again = () => {
      if (!held.current) void inspect();
    };
    const timer = setTimeout(again, Math.max(0, end - Date.now()) + 250);
    const stop = onEvent(
      'changed',
      ({ topics }) => CONCERNING.some((topic) => topics.includes(topic)) && again(),
    );
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [end, inspect]);

  useEffect(() => {
    const take = () => {
      const handed = held.current ? null : takeHandedText();
      if (handed === null) return;
      byHand.current = false;
      setPasted({ text: handed.text, file: handed.name });
    };
    take();
    return onHandedText(take);
  }, []);

  const drop = useCallback(() => {
    round.current++;
    held.current = false;
    codeOf.current = null;
    setPasted(NOTHING);
    setReading(EMPTY);
  }, []);

  function again() {
    setReading({ kind: 'reading' });
    void inspect();
  }

  return {
    ...pasted,
    reading,
    setText: (next, by) => {
      byHand.current = by === 'hand';
      setPasted({ text: next, file: null });
    },
    tryCode: (userId) => {
      codeOf.current = userId;
      again();
    },
    again,
    input,
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

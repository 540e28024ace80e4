import { useEffect, useRef, useState } from 'react';
import type { PasswordRule } from '../../shared/lists.ts';
import type { PasswordJudgement } from '../../shared/models.ts';
import { call } from '../client.ts';

export type LiveJudgement = {
  /** Code points as typed so far. */
  length: number;
  /** Main's answer for exactly what stands in the field, or null while it is awaited. */
  score: PasswordJudgement['score'] | null;
  broken: readonly PasswordRule[];
};

const WAIT_MS = 150;

/** Asks main about the password while it is typed: never through the query cache, which would keep it. */
export function usePasswordJudgement({
  password,
  repeat,
  userId,
  minLength,
  onChange,
}: {
  password: string;
  repeat: string;
  userId: string | undefined;
  minLength: number;
  onChange(password: string | null): void;
}): LiveJudgement {
  const [answer, setAnswer] = useState<{ to: string; judgement: PasswordJudgement } | null>(null);
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });

  useEffect(() => {
    if (password === '') {
      setAnswer(null);
      return;
    }
    let current = true;
    const timer = window.setTimeout(() => {
      call('passwords.check', userId === undefined ? { password } : { password, userId }).then(
        (judgement) => current && setAnswer({ to: password, judgement }),
        () => current && setAnswer(null),
      );
    }, WAIT_MS);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [password, userId]);

  const judgement = answer?.to === password ? answer.judgement : null;
  const length = judgement?.length ?? [...password.normalize('NFC')].length;
  const good = judgement !== null && judgement.broken.length === 0 && length >= minLength;
  const accepted = good && repeat === password ? password : null;
  useEffect(() => tell.current(accepted), [accepted]);

  return { length, score: judgement?.score ?? null, broken: judgement?.broken ?? [] };
}

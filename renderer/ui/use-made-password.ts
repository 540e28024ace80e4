import { useCallback, useEffect, useState } from 'react';
import type { Refusal } from '../../shared/errors.ts';
import { refusalOf } from '../client.ts';

/**
 * A password that main makes. It lives here and in whoever is told of it, and dies with them.
 *
 * @param make asks main for one; another function is another kind, and asks anew
 * @param onChange hears null as long as there is none
 */
export function useMadePassword(
  make: () => Promise<{ password: string }>,
  onChange: (password: string | null) => void,
) {
  const [round, setRound] = useState(0);
  const [password, setPassword] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for another one of the same kind
  useEffect(() => {
    let current = true;
    const show = (made: string | null) => {
      if (!current) return;
      setPassword(made);
      onChange(made);
    };
    show(null);
    setRefusal(null);
    make().then(
      (made) => show(made.password),
      (error) => current && setRefusal(refusalOf(error)),
    );
    return () => {
      current = false;
    };
  }, [make, round, onChange]);

  return { password, refusal, another: useCallback(() => setRound((before) => before + 1), []) };
}

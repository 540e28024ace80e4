import { useCallback, useEffect, useState } from 'react';
import type { Refusal } from '../../shared/errors.ts';
import type { PracticeMail } from '../../shared/models.ts';
import { call, onEvent, refusalOf } from '../client.ts';

/**
 * The caught mails, newest first; null until the first answer. Kept out of the query cache because their text
 * holds tokens.
 */
export function usePracticeMails(): { mails: PracticeMail[] | null; refusal: Refusal | null } {
  const [mails, setMails] = useState<PracticeMail[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const ask = useCallback(async () => {
    try {
      setMails((await call('practice.mailbox', {})).mails);
      setRefusal(null);
    } catch (error) {
      setRefusal(refusalOf(error));
    }
  }, []);

  useEffect(() => {
    void ask();
    return onEvent('changed', ({ topics }) => {
      if (topics.includes('practice')) void ask();
    });
  }, [ask]);

  return { mails, refusal };
}

import { Radio, Skeleton, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { type FormEvent, type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '../../shared/models.ts';
import { useChannel } from '../queries.ts';
import { phoneTail } from '../ui/phone-tail.ts';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import { Refusal } from '../ui/refusal.tsx';
import { ReadingNote } from '../ui/search-reading.tsx';
import styles from './paste-token.module.css';

/** Enough to choose from; whoever is not among them is found by typing. */
const SHOWN = 20;

type Props = { search: RefObject<HTMLInputElement | null>; onPick(userId: string): void };

/** A deliberate choice among the users who have a live code: a code tried on the wrong one costs a try. */
export function WhoseCode({ search, onPick }: Props) {
  const { t } = useTranslation('pasteToken');
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState<UserRow | null>(null);
  const group = useId();
  const found = useChannel(
    'users.search',
    { query, filter: 'live-code', limit: SHOWN },
    { placeholderData: keepPreviousData },
  );
  const users = found.data?.users ?? [];
  const chosen = users.find((user) => user.id === picked?.id) ?? null;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen !== null) onPick(chosen.id);
  }

  return (
    <form className={styles.whoseCode} onSubmit={submit}>
      <TextInput
        ref={search}
        label={t('code.whose')}
        description={t('code.whoseHelp')}
        placeholder={t('code.find')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={query}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {found.error && <Refusal refusal={found.error.refusal} />}
      <ReadingNote reading={found.data?.reading ?? null} />
      {found.isPending && <Skeleton height={52} radius="md" aria-hidden />}
      {found.data && users.length === 0 && (
        <Text size="sm" role="status">
          {t(query.trim() === '' ? 'code.nobody' : 'code.nobodyFound')}
        </Text>
      )}
      {users.length > 0 && (
        <div role="radiogroup" aria-label={t('code.whose')} className={styles.people}>
          {users.map((user) => (
            <Radio
              key={user.id}
              name={group}
              value={user.id}
              checked={chosen?.id === user.id}
              onChange={() => setPicked(user)}
              classNames={{ root: styles.person, body: styles.personBody, labelWrapper: styles.personLabel }}
              label={<Person user={user} />}
            />
          ))}
        </div>
      )}
      <ReasonedButton type="submit" className={styles.check} reason={chosen === null ? t('code.pick') : null}>
        {chosen === null ? t('code.check') : t('code.checkFor', { name: chosen.name })}
      </ReasonedButton>
    </form>
  );
}

/** Side by side what tells two of one name apart. */
function Person({ user }: { user: UserRow }) {
  const { t } = useTranslation('pasteToken');
  const tail = phoneTail(user.phone);
  return (
    <span className={styles.personFacts}>
      <strong>{user.name}</strong>
      <span>{user.department ?? t('whose.none')}</span>
      <span>{user.staffNumber}</span>
      <span>{tail !== null && `${t('whose.phoneTail')} ${tail}`}</span>
    </span>
  );
}

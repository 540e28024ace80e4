import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../ui/shortcut.tsx';
import { type ListKeys, moveByKey } from './list-keys.ts';
import type { UserSearch } from './use-user-search.ts';
import { rowId } from './user-row.tsx';

type Props = {
  search: UserSearch;
  input: RefObject<HTMLInputElement | null>;
  listId: string;
  keys: RefObject<ListKeys>;
  /** Escape in an empty box. */
  onLeave(): void;
};

/** Searches with every change, also inside a Hangul syllable; its keys drive the list, but never while composing. */
export function SearchBox({ search, input, listId, keys, onLeave }: Props) {
  const { t } = useTranslation('users');
  const { query } = search.question;

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event)) return;
    if (event.key === 'Escape' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (query === '') onLeave();
      else search.setQuery('');
    } else if (!moveByKey(event, keys.current)) return;
    event.preventDefault();
  }

  return (
    <TextInput
      ref={input}
      // The window opens with the caret here: the operator is already on the telephone.
      data-autofocus
      autoFocus
      size="md"
      role="combobox"
      aria-label={t('search.label')}
      aria-description={t('search.help')}
      aria-autocomplete="list"
      aria-expanded={search.users.length > 0}
      aria-controls={listId}
      aria-activedescendant={search.active ? rowId(search.active.id) : undefined}
      placeholder={t('search.placeholder')}
      value={query}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      leftSection={<IconSearch size={18} aria-hidden />}
      rightSection={
        query !== '' && (
          <CloseButton
            aria-label={t('search.clear')}
            onClick={() => {
              search.setQuery('');
              input.current?.focus();
            }}
          />
        )
      }
      onChange={(event) => search.setQuery(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

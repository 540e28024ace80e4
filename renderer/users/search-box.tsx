import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../ui/shortcut.tsx';
import type { UserSearch } from './use-user-search.ts';
import { rowId } from './user-row.tsx';

const PAGE = 8;

type Props = {
  search: UserSearch;
  input: RefObject<HTMLInputElement | null>;
  listId: string;
  onOpen(userId: string): void;
  /** Escape in an empty box. */
  onLeave(): void;
};

/** Searches with every change, also inside a Hangul syllable; its keys drive the list, but never while composing. */
export function SearchBox({ search, input, listId, onOpen, onLeave }: Props) {
  const { t } = useTranslation('users');

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (isComposing(event)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in STEPS) search.move(STEPS[event.key] ?? 0);
    else if (event.key === 'Enter') {
      if (search.active) onOpen(search.active.id);
    } else if (event.key === 'Escape') {
      if (search.query === '') onLeave();
      else search.setQuery('');
    } else return;
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
      value={search.query}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      leftSection={<IconSearch size={18} aria-hidden />}
      rightSection={
        search.query !== '' && (
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

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };

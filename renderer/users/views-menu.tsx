import { Menu, UnstyledButton } from '@mantine/core';
import {
  IconBookmark,
  IconBookmarkPlus,
  IconDeviceFloppy,
  IconHome,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { lazy, memo, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedView, UserQuestion } from '../../shared/user-lists.ts';
import { useCommand } from '../queries.ts';
import { EVERYBODY, questionOf } from './first-list.ts';
import type { ListSettings } from './use-list-settings.ts';
import { useViewRemoval } from './use-view-removal.tsx';
import styles from './users.module.css';

const ViewDialog = lazy(async () => ({ default: (await import('./view-dialog.tsx')).ViewDialog }));

type Props = {
  question: UserQuestion;
  settings: ListSettings;
  onAsk(question: UserQuestion): void;
};

const NO_VIEW = '';

/** The operator's own views: choose one, keep what is on screen as one, and what there is to do with the chosen one. */
export function ViewsMenu({ question, settings, onAsk }: Props) {
  const { views, view, columns, choose } = settings;
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const changed = view !== null && !shows(view, question, columns);
  return (
    <>
      <Dropdown
        views={views}
        view={view}
        changed={changed}
        onChoose={(next) => {
          choose(next);
          onAsk(next === null ? EVERYBODY : questionOf(next));
        }}
        onName={setNaming}
        onUpdate={view === null ? null : () => ({ ...view, ...question, columns: [...columns] })}
      />
      {naming !== null && (
        <Suspense fallback={null}>
          <ViewDialog
            view={naming === 'rename' ? view : null}
            content={naming === 'rename' && view ? view : { ...question, columns: [...columns] }}
            onClose={() => setNaming(null)}
            onSaved={choose}
          />
        </Suspense>
      )}
    </>
  );
}

type DropdownProps = {
  views: readonly SavedView[];
  view: SavedView | null;
  changed: boolean;
  onChoose(view: SavedView | null): void;
  onName(what: 'new' | 'rename'): void;
  /** What the chosen view would be with what is on screen. */
  onUpdate: (() => SavedView) | null;
};

const Dropdown = memo(
  function Dropdown({ views, view, changed, onChoose, onName, onUpdate }: DropdownProps) {
    const { t } = useTranslation('lists');
    const save = useCommand('users.saveView');
    const remove = useViewRemoval(onChoose);
    const put = ({ id, ...fields }: SavedView) => save.mutate({ ...fields, viewId: id });
    const label = view === null ? t('view.label') : t('view.labelOf', { name: view.name });
    return (
      <Menu position="bottom-end" width="max-content">
        <Menu.Target>
          <UnstyledButton
            className={styles.choice}
            aria-label={label}
            data-narrowed={view ? true : undefined}
          >
            <IconBookmark size={15} aria-hidden />
            <span>{view?.name ?? t('view.short')}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu ?? ''}>
          <Menu.RadioGroup value={view?.id ?? NO_VIEW}>
            <Menu.RadioItem value={NO_VIEW} closeMenuOnClick onChange={() => onChoose(null)}>
              {t('view.everybody')}
            </Menu.RadioItem>
            {views.map((one) => (
              <Menu.RadioItem key={one.id} value={one.id} closeMenuOnClick onChange={() => onChoose(one)}>
                {one.name}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
          <Menu.Divider />
          <Menu.Item leftSection={<IconBookmarkPlus size={16} aria-hidden />} onClick={() => onName('new')}>
            {t('view.save')}
          </Menu.Item>
          {view && (
            <>
              {changed && onUpdate && (
                <Menu.Item
                  leftSection={<IconDeviceFloppy size={16} aria-hidden />}
                  onClick={() => put(onUpdate())}
                >
                  {t('view.update', { name: view.name })}
                </Menu.Item>
              )}
              <Menu.Item
                leftSection={<IconHome size={16} aria-hidden />}
                onClick={() => put({ ...view, start: !view.start })}
              >
                {view.start ? t('view.startNoMore') : t('view.start')}
              </Menu.Item>
              <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onName('rename')}>
                {t('view.rename')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={() => remove(view)}>
                {t('view.remove')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    );
  },
  // The functions do the same each time; what is on screen counts, not the letter just typed.
  (before, after) =>
    before.views === after.views &&
    before.view === after.view &&
    before.changed === after.changed &&
    !after.changed,
);

function shows(view: SavedView, question: UserQuestion, columns: readonly string[]): boolean {
  return (
    view.query.trim() === question.query.trim() &&
    view.filter === question.filter &&
    view.department === question.department &&
    view.columns.join() === columns.join()
  );
}

import { Menu, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserFilter } from '../../shared/user-columns.ts';
import type { UserQuestion } from '../../shared/user-lists.ts';
import { useChannel } from '../queries.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import type { ListSettings } from './use-list-settings.ts';
import type { SearchActs } from './use-user-search.ts';
import styles from './users.module.css';
import { ViewsMenu } from './views-menu.tsx';

/** A live code is the paste screen's business. */
const FILTERS = [
  'all',
  'enabled',
  'disabled',
  'live-reset',
  'never-reset',
  'must-change',
] as const satisfies readonly UserFilter[];

type Props = { question: UserQuestion; acts: SearchActs; settings: ListSettings };

/** What the list is narrowed down to, and how it is looked at. */
export function ListToolbar({ question, acts, settings }: Props) {
  return (
    <div className={styles.toolbar}>
      <FilterMenu value={question.filter} onChoose={acts.setFilter} />
      <DepartmentMenu value={question.department} onChoose={acts.setDepartment} />
      <span className={styles.toolbarEnd}>
        <ViewsMenu question={question} settings={settings} onAsk={acts.ask} />
        <ColumnsMenu columns={settings.columns} onChoose={settings.setColumns} />
      </span>
    </div>
  );
}

const FilterMenu = memo(function FilterMenu(props: {
  value: UserFilter;
  onChoose(filter: UserFilter): void;
}) {
  const { t } = useTranslation('lists');
  const { value, onChoose } = props;
  const options = FILTERS.map((filter) => ({ value: filter, words: t(`filter.${filter}`) }));
  const what = t(`filter.${value}`);
  return (
    <Choice
      label={t('filter.label', { what })}
      what={what}
      narrowed={value !== 'all'}
      options={options}
      value={value}
      onChoose={onChoose}
    />
  );
});

const EVERY = '';

const DepartmentMenu = memo(function DepartmentMenu(props: {
  value: string | null;
  onChoose(department: string | null): void;
}) {
  const { t } = useTranslation('lists');
  const { value, onChoose } = props;
  const known = useChannel('users.departments', {}).data?.departments ?? [];
  // With one department or none there is nothing to choose, except the way back from one that is gone.
  if (known.length < 2 && value === null) return null;
  const names = known.map(({ name }) => name);
  const all = value === null || names.includes(value) ? names : [value, ...names];
  const what = value ?? t('department.all');
  return (
    <Choice
      label={t('department.label', { what })}
      what={what}
      narrowed={value !== null}
      options={[
        { value: EVERY, words: t('department.all') },
        ...all.map((name) => ({ value: name, words: name })),
      ]}
      value={value ?? EVERY}
      onChoose={(next) => onChoose(next === EVERY ? null : next)}
    />
  );
});

type ChoiceProps<T extends string> = {
  label: string;
  what: string;
  narrowed: boolean;
  options: readonly { value: T; words: string }[];
  value: T;
  onChoose(value: T): void;
};

function Choice<T extends string>({ label, what, narrowed, options, value, onChoose }: ChoiceProps<T>) {
  return (
    <Menu position="bottom-start" width="max-content">
      <Menu.Target>
        <UnstyledButton className={styles.choice} aria-label={label} data-narrowed={narrowed || undefined}>
          <span>{what}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''}>
        <Menu.RadioGroup value={value}>
          {options.map((option) => (
            <Menu.RadioItem
              key={option.value}
              value={option.value}
              closeMenuOnClick
              onChange={() => onChoose(option.value)}
            >
              {option.words}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

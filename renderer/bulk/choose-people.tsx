import {
  Button,
  Group,
  NativeSelect,
  Progress,
  Radio,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconFilter, IconListDetails, IconUsersGroup } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { InputOf } from '../../shared/contract.ts';
import type { Refusal as RefusalData } from '../../shared/errors.ts';
import { USER_FILTERS } from '../../shared/user-columns.ts';
import type { UserQuestion } from '../../shared/user-lists.ts';
import { call, refusalOf } from '../client.ts';
import { useChannel } from '../queries.ts';
import { forgetHandedPeople, handedPeople } from '../ui/handed-people.ts';
import { Refusal } from '../ui/refusal.tsx';
import { bulkRoute } from '../ui/routes.ts';
import { useProgress } from '../ui/use-progress.ts';
import classes from './bulk.module.css';

type People = InputOf<'bulk.gather'>;
type From = People['from'];

const ICONS = { list: IconListDetails, filter: IconFilter, selection: IconUsersGroup } as const;
const ALL: UserQuestion = { query: '', filter: 'all', department: null };

/** Whom the batch is for; asking makes the dry run. */
export function ChoosePeople() {
  const { t } = useTranslation(['bulk', 'lists']);
  const [, navigate] = useLocation();
  const [handed] = useState(handedPeople);
  const selected = handed?.from === 'selection' ? handed.userIds : [];
  const ways =
    selected.length > 0 ? (['selection', 'list', 'filter'] as const) : (['list', 'filter'] as const);
  const [from, setFrom] = useState<From>(handed?.from ?? 'list');
  const [text, setText] = useState('');
  const [question, setQuestion] = useState<UserQuestion>(handed?.from === 'filter' ? handed : ALL);
  const [checking, setChecking] = useState(false);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<RefusalData | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setRefusal(null);
    if (checking || (from === 'list' && text.trim() === '')) return;
    setChecking(true);
    try {
      const { bulkId } = await call('bulk.gather', peopleOf());
      forgetHandedPeople();
      navigate(bulkRoute(bulkId));
    } catch (error) {
      const refused = refusalOf(error);
      // Whoever stopped it knows.
      if (refused.code !== 'bulk-discarded') setRefusal(refused);
      setChecking(false);
    }
  }

  function peopleOf(): People {
    if (from === 'list') return { from, text };
    return from === 'filter' ? { ...question, from } : { from, userIds: [...selected] };
  }

  return (
    <form onSubmit={(event) => void submit(event)} className={classes.section}>
      <Stack gap="md" maw={760}>
        <Text size="sm">{t('choose.about')}</Text>
        <Radio.Group
          aria-label={t('choose.from')}
          value={from}
          onChange={(chosen) => setFrom(ways.find((way) => way === chosen) ?? 'list')}
        >
          <div className="way-cards">
            {ways.map((way) => {
              const Icon = ICONS[way];
              return (
                <Radio.Card key={way} value={way} className="way-card" aria-label={t(`choose.${way}`)}>
                  <Radio.Indicator size="xs" className="way-mark" />
                  <Icon size={22} stroke={1.6} aria-hidden />
                  <Text fw={600}>{t(`choose.${way}`)}</Text>
                  <Text size="xs" c="dimmed">
                    {way === 'selection'
                      ? t('choose.selectionText', { count: selected.length })
                      : t(`choose.${way}Text`)}
                  </Text>
                </Radio.Card>
              );
            })}
          </div>
        </Radio.Group>
        {from === 'list' && (
          <Textarea
            label={t('choose.box')}
            description={t('choose.boxHint')}
            rows={8}
            spellCheck={false}
            value={text}
            error={tried && text.trim() === '' ? t('choose.boxNeeded') : null}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        {from === 'filter' && <QuestionFields question={question} onChange={setQuestion} />}
        {refusal && <Refusal refusal={refusal} />}
        {checking ? (
          <Checking />
        ) : (
          <Button type="submit" className={classes.start}>
            {t('choose.check')}
          </Button>
        )}
      </Stack>
    </form>
  );
}

type QuestionProps = { question: UserQuestion; onChange(question: UserQuestion): void };

function QuestionFields({ question, onChange }: QuestionProps) {
  const { t } = useTranslation(['bulk', 'lists']);
  const departments = (useChannel('users.departments', {}).data?.departments ?? []).map(({ name }) => name);
  const { query, filter, department } = question;
  // One that is gone meanwhile is still what was asked for.
  const names =
    department === null || departments.includes(department) ? departments : [department, ...departments];
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('choose.query')}
        description={t('choose.queryHint')}
        maxLength={200}
        value={query}
        onChange={({ currentTarget }) => onChange({ ...question, query: currentTarget.value })}
      />
      <NativeSelect
        label={t('choose.which')}
        value={filter}
        onChange={({ currentTarget }) =>
          onChange({
            ...question,
            filter: USER_FILTERS.find((known) => known === currentTarget.value) ?? 'all',
          })
        }
        data={USER_FILTERS.map((value) => ({ value, label: t(`lists:filter.${value}`) }))}
      />
      {names.length > 1 || department !== null ? (
        <NativeSelect
          label={t('choose.department')}
          value={department ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...question, department: value === '' ? null : value })
          }
          data={[
            { value: '', label: t('lists:department.all') },
            ...names.map((value) => ({ value, label: value })),
          ]}
        />
      ) : null}
    </div>
  );
}

function Checking() {
  const { t } = useTranslation('bulk');
  const percent = useProgress('bulk');
  return (
    <Group gap="md" role="status" wrap="nowrap">
      <Text size="sm">{t('choose.checking')}</Text>
      <Progress value={percent ?? 0} aria-label={t('choose.checking')} className={classes.bar} />
      <Button variant="default" onClick={() => void call('bulk.discard', {}).catch(() => {})}>
        {t('choose.stop')}
      </Button>
    </Group>
  );
}

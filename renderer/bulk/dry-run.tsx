import { Badge, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconKey, IconListSearch, IconMailCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkBoard } from '../../shared/bulk.ts';
import classes from './bulk.module.css';
import { type Chosen, PeopleList } from './people-list.tsx';
import { reasonKey, sumOf } from './progress-looks.ts';
import { StartForm } from './start-form.tsx';
import { Tiles } from './tiles.tsx';
import { UnmatchedLines } from './unmatched-lines.tsx';

type Shown = { kind: 'people'; tile: 'can' | 'live' | 'out'; code?: string } | { kind: 'lines' } | null;

const CHOSEN = { can: 'ready', live: 'has-live', out: 'left-out' } as const;

/** Who would get a mail and who would not, and why. Nothing has been sent. */
export function DryRun({ board }: { board: BulkBoard }) {
  const { t } = useTranslation('bulk');
  const { bulk, counts } = board;
  const [shown, setShown] = useState<Shown>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const tiles = [
    { key: 'can', tone: 'good', Icon: IconMailCheck, count: sumOf(counts, 'ready') },
    { key: 'live', tone: 'plain', Icon: IconKey, count: sumOf(counts, 'has-live') },
    { key: 'out', tone: 'warn', Icon: IconAlertTriangle, count: sumOf(counts, 'left-out') },
  ] as const;
  return (
    <>
      <h2 ref={title} tabIndex={-1} className={classes.heading}>
        {t('dry.title')}
      </h2>
      <Tiles
        label={t('board.tiles')}
        pressed={shown?.kind === 'people' ? shown.tile : shown?.kind === 'lines' ? 'unmatched' : null}
        onPress={(key) => {
          const tile = tiles.find((one) => one.key === key)?.key;
          setShown(tile === undefined ? { kind: 'lines' } : { kind: 'people', tile });
        }}
        tiles={[
          ...tiles.map((tile) => ({ ...tile, label: t(`dry.${tile.key}`), hint: '' })),
          ...(bulk.source === 'list'
            ? [
                {
                  key: 'unmatched',
                  tone: 'warn' as const,
                  Icon: IconListSearch,
                  count: bulk.unmatched,
                  label: t('dry.unmatched'),
                  hint: '',
                },
              ]
            : []),
        ]}
      />
      <Reasons board={board} onChoose={(code) => setShown({ kind: 'people', tile: 'out', code })} />
      {shown?.kind === 'lines' && <UnmatchedLines bulkId={bulk.id} />}
      {shown?.kind === 'people' && (
        <PeopleList
          key={`${shown.tile} ${shown.code ?? ''}`}
          bulkId={bulk.id}
          title={shown.code === undefined ? t(`dry.${shown.tile}`) : t(`why.${reasonKey(shown.code)}`)}
          chosen={chosenOf(shown)}
        />
      )}
      {bulk.state === 'draft' && <StartForm board={board} />}
    </>
  );
}

function chosenOf({ tile, code }: Extract<Shown, { kind: 'people' }>): Chosen {
  return { progress: CHOSEN[tile], ...(code === undefined ? {} : { code }) };
}

/** Each reason with how many it keeps out, and what can be done about it. */
function Reasons({ board: { counts }, onChoose }: { board: BulkBoard; onChoose(code: string): void }) {
  const { t } = useTranslation('bulk');
  const reasons = counts
    .filter(({ progress }) => progress === 'left-out')
    .toSorted((a, b) => b.members - a.members);
  if (reasons.length === 0) return null;
  return (
    <section aria-labelledby="bulk-reasons" className={classes.section}>
      <h2 id="bulk-reasons" className={classes.heading}>
        {t('dry.reasons')}
      </h2>
      <ul className={classes.reasons}>
        {reasons.map(({ code, members }) => (
          <li key={code}>
            <UnstyledButton className={classes.reason} onClick={() => onChoose(code ?? '')}>
              <Badge variant="light" color="gray" className={classes.number}>
                {members.toLocaleString()}
              </Badge>
              <span>
                {t(`why.${reasonKey(code)}`)}
                {code === 'approval-needed' && <Hint words={t('dry.protectedHint')} />}
                {code === 'address-missing' && <Hint words={t('dry.slipHint')} />}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Hint({ words }: { words: string }) {
  return (
    <Text component="span" size="sm" c="dimmed" display="block">
      {words}
    </Text>
  );
}

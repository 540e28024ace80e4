import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChannel } from '../queries.ts';
import classes from './bulk.module.css';
import { Pager } from './people-list.tsx';

/** What was pasted and means nobody for certain, with its line. */
export function UnmatchedLines({ bulkId }: { bulkId: string }) {
  const { t } = useTranslation('bulk');
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const after = starts.at(-1) ?? 0;
  const { data } = useChannel('bulk.lines', { bulkId, after }, { placeholderData: keepPreviousData });
  const lines = data?.lines ?? [];
  return (
    <section aria-labelledby="bulk-lines" className={classes.people}>
      <h2 id="bulk-lines" className={classes.heading}>
        {t('dry.lines')}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <ul className={classes.list} tabIndex={0}>
        {lines.map(({ line, text, problem }) => (
          <li key={line} className={classes.line}>
            <span className={classes.dim}>{line.toLocaleString()}</span>
            <code>{text}</code>
            <span>{t(`line.${problem}`)}</span>
          </li>
        ))}
      </ul>
      {(starts.length > 1 || data?.more) && (
        <Pager
          previous={starts.length > 1 ? () => setStarts(starts.slice(0, -1)) : null}
          next={data?.more ? () => setStarts([...starts, lines.at(-1)?.line ?? after]) : null}
        />
      )}
    </section>
  );
}

import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CsvChoice, DryRun } from '../../shared/csv.ts';
import { ReasonedButton } from '../ui/reasoned-button.tsx';
import styles from './import.module.css';
import pieces from './pieces.module.css';
import { SaveProblems } from './save-problems.tsx';
import type { Import } from './use-import.ts';

const COUNTS = [
  ['added', 'good'],
  ['updated', 'plain'],
  ['unchanged', 'plain'],
  ['bad', 'bad'],
] as const;

/** What the import would do, row by row where it cannot. Nothing is saved yet. */
export function ImportDryRun({ work, dryRun }: { work: Import; dryRun: DryRun }) {
  const { t } = useTranslation('users');
  const [skipBad, setSkipBad] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  const counts = { ...dryRun, bad: dryRun.badCount };
  const people = dryRun.added + dryRun.updated;
  const anyBad = dryRun.badCount > 0;
  const nothing = people === 0;
  const needsTick = anyBad && !skipBad;

  return (
    <Stack gap="md">
      <h3 ref={title} tabIndex={-1} className={styles.stepTitle}>
        {t('file.resultTitle')}
      </h3>
      <dl className={styles.counts}>
        {COUNTS.map(([count, tone]) => (
          <div key={count} data-tone={counts[count] === 0 ? 'none' : tone}>
            <dt>{t(`file.${count}`)}</dt>
            <dd>{counts[count].toLocaleString()}</dd>
          </div>
        ))}
      </dl>
      {dryRun.addressChanges > 0 && (
        <Alert
          role="note"
          color="yellow"
          icon={<IconClockPause size={20} aria-hidden />}
          title={t('file.addressChanges', { number: dryRun.addressChanges })}
        >
          {t('file.addressChangesText')}
        </Alert>
      )}
      {anyBad && <BadRows dryRun={dryRun} choice={work.choice} />}
      {nothing && <Text>{t(anyBad ? 'file.allBad' : 'file.nothing')}</Text>}
      {anyBad && !nothing && (
        <Checkbox
          label={t('file.skip', { number: dryRun.badCount })}
          description={t('file.skipText')}
          checked={skipBad}
          disabled={work.working !== null}
          onChange={(event) => setSkipBad(event.currentTarget.checked)}
        />
      )}
      <Group gap="xs">
        {!nothing && (
          <ReasonedButton
            reason={needsTick ? t('file.needSkip') : null}
            loading={work.working === 'importing'}
            onClick={() => work.run(skipBad)}
          >
            {t('file.import', { number: people })}
          </ReasonedButton>
        )}
        <Button variant="default" disabled={work.working !== null} onClick={work.backToColumns}>
          {t('file.back')}
        </Button>
        <Button variant="default" disabled={work.working !== null} onClick={work.pick}>
          {t('file.pickAgain')}
        </Button>
      </Group>
    </Stack>
  );
}

function BadRows({ dryRun, choice }: { dryRun: DryRun; choice: CsvChoice | null }) {
  const { t } = useTranslation('users');
  return (
    <div>
      <h3 id="import-bad" className={pieces.sectionTitle}>
        {t('file.badTitle')}
      </h3>
      {dryRun.bad.length < dryRun.badCount && (
        <Text size="sm" c="dimmed" mb={4}>
          {t('file.badFirst', { shown: dryRun.bad.length, total: dryRun.badCount })}
        </Text>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={`${pieces.tableBox} ${styles.badRows}`} tabIndex={0} aria-labelledby="import-bad">
        <table className={pieces.table}>
          <thead>
            <tr>
              <th scope="col">{t('file.line')}</th>
              <th scope="col">{t('file.problem')}</th>
              <th scope="col">{t('file.value')}</th>
            </tr>
          </thead>
          <tbody>
            {dryRun.bad.map(({ line, problem, value }) => (
              <tr key={`${line}-${problem}`}>
                <td className={styles.number}>{line.toLocaleString()}</td>
                <td>{t(`problem.${problem}`)}</td>
                <td>
                  <code>{value}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {choice && <SaveProblems choice={choice} />}
    </div>
  );
}

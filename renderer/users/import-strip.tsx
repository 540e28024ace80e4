import { Button, Progress } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCircleCheck, IconFileImport } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportState, RunningImport } from '../../shared/csv.ts';
import { useCommand } from '../queries.ts';
import { asRefusal } from '../ui/as-refusal.ts';
import { refusalText } from '../ui/refusal.tsx';
import { useMay } from '../use-status.ts';
import { paceWords, percentOf } from './import-pace.ts';
import { ImportSteering } from './import-steering.tsx';
import styles from './import-strip.module.css';
import { useImportState } from './use-import-state.ts';

type Ended = Exclude<ImportState, { kind: 'none' | 'running' }>;

const LOOK: Record<Ended['kind'], { tone: string; icon: ReactNode }> = {
  done: { tone: 'good', icon: <IconCircleCheck size={18} aria-hidden /> },
  'taken-back': { tone: 'plain', icon: <IconArrowBackUp size={18} aria-hidden /> },
  failed: { tone: 'bad', icon: <IconAlertTriangle size={18} aria-hidden /> },
};

/** The import above the list, while it goes on in the background, and what became of it. */
export function ImportStrip({ onShow }: { onShow(): void }) {
  const state = useImportState();
  if (state === null || state.kind === 'none') return null;
  return state.kind === 'running' ? <Running run={state} onShow={onShow} /> : <End end={state} />;
}

function Running({ run, onShow }: { run: RunningImport; onShow(): void }) {
  const { t, i18n } = useTranslation('users');
  const mayImport = useMay('admin');
  const name = t(`run.title.${run.phase}`, { file: run.file });
  return (
    <section className={styles.strip} data-tone="plain" aria-label={t('run.strip')}>
      <IconFileImport size={18} aria-hidden />
      <div className={styles.words}>
        <strong>{name}</strong>
        <span>{paceWords(t, i18n.language, run).join(' · ')}</span>
        <Progress value={percentOf(run)} size={4} aria-label={name} />
      </div>
      {mayImport && (
        <div className={styles.acts}>
          <ImportSteering run={run} size="xs" />
          <Button size="xs" variant="default" onClick={onShow}>
            {t('run.show')}
          </Button>
        </div>
      )}
    </section>
  );
}

function End({ end }: { end: Ended }) {
  const { t } = useTranslation('users');
  const mayImport = useMay('admin');
  const steer = useCommand('directory.steer');
  const { tone, icon } = LOOK[end.kind];
  return (
    <section className={styles.strip} data-tone={tone} aria-label={t('run.strip')}>
      {icon}
      <div className={styles.words} role="status">
        <EndWords end={end} />
      </div>
      {mayImport && (
        <Button size="xs" variant="default" onClick={() => steer.mutate({ order: 'dismiss' })}>
          {t('run.dismiss')}
        </Button>
      )}
    </section>
  );
}

function EndWords({ end }: { end: Ended }) {
  const { t } = useTranslation('users');
  const { t: tErrors } = useTranslation('errors');
  const { file } = end;
  if (end.kind === 'failed') {
    const refusal = asRefusal(end.refusal);
    return (
      <>
        <strong>{t('run.failed', { file })}</strong>
        {refusal && <span>{refusalText(tErrors, refusal)}</span>}
      </>
    );
  }
  if (end.kind === 'taken-back') {
    return (
      <>
        <strong>{t(`run.takenBack.${end.why}`, { file })}</strong>
        <span>{t('run.nothingLeft')}</span>
      </>
    );
  }
  return (
    <>
      <strong>{t('run.done', { file })}</strong>
      <span>
        {t('file.doneText', end)}
        {end.skipped > 0 && ` · ${t('file.doneSkipped', end)}`}
      </span>
    </>
  );
}

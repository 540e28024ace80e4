import { useEffect, useRef, useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/contract.ts';
import type { CsvChoice, CsvPreview, DryRun } from '../../shared/csv.ts';
import type { Refusal } from '../../shared/errors.ts';
import type { CsvField } from '../../shared/lists.ts';
import { call, onEvent, refusalOf } from '../client.ts';

export type ImportFile = NonNullable<OutputOf<'directory.pickFile'>['file']>;
export type ImportDone = OutputOf<'directory.import'>;
type Look = Omit<InputOf<'directory.preview'>, 'handle'>;
type Work = 'reading' | 'checking' | 'importing';

/** What has been chosen so far; nothing of it is lost when a step fails. */
type Chosen = {
  file: ImportFile | null;
  preview: CsvPreview | null;
  dryRun: DryRun | null;
  done: ImportDone | null;
};

const NOTHING: Chosen = { file: null, preview: null, dryRun: null, done: null };

export type Import = Chosen & {
  /** What main is asked about: the file, and how it is read. */
  choice: CsvChoice | null;
  working: Work | null;
  /** Rows so far, while main says so. */
  progress: { done: number; total: number } | null;
  refusal: Refusal | null;
  pick(): void;
  /** Reads the same file in another way; the mapping is guessed anew. */
  look(look: Look): void;
  map(field: CsvField, column: number | null): void;
  check(): void;
  stopChecking(): void;
  backToColumns(): void;
  run(skipBad: boolean): void;
  startOver(): void;
};

/** The import, step by step: file → look → dry run → import. One piece of work at a time. */
export function useImport(): Import {
  const [chosen, setChosen] = useState<Chosen>(NOTHING);
  const [working, setWorking] = useState<Work | null>(null);
  const [progress, setProgress] = useState<Import['progress']>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const busy = useRef(false);

  useEffect(() => onEvent('progress', ({ done, total }) => setProgress({ done, total })), []);

  async function during(work: Work, act: () => Promise<void>): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setWorking(work);
    setProgress(null);
    setRefusal(null);
    try {
      await act();
    } catch (error) {
      const failure = refusalOf(error);
      // The person asked for it.
      if (failure.code !== 'import-cancelled') setRefusal(failure);
    } finally {
      busy.current = false;
      setWorking(null);
    }
  }

  // Nobody waits for what was to be checked when the panel is closed; an import goes on.
  const checking = useRef(false);
  checking.current = working === 'checking';
  useEffect(
    () => () => {
      if (checking.current) stopChecking();
    },
    [],
  );

  const { file, preview, dryRun } = chosen;
  return {
    ...chosen,
    choice: file && preview ? choiceOf(file, preview) : null,
    working,
    progress,
    refusal,
    pick: () =>
      void during('reading', async () => {
        const picked = await call('directory.pickFile', {});
        // Cancelling the dialog keeps the file from before.
        if (!picked.file) return;
        const first = await call('directory.preview', { handle: picked.file.handle });
        setChosen({ ...NOTHING, file: picked.file, preview: first });
      }),
    look: (look) =>
      void during('reading', async () => {
        if (!file || !preview) return;
        const { encoding, delimiter, hasHeader } = preview;
        const again = await call('directory.preview', {
          handle: file.handle,
          encoding,
          delimiter,
          hasHeader,
          ...look,
        });
        const sameColumns = again.columns.length === preview.columns.length;
        setChosen({ ...chosen, preview: sameColumns ? { ...again, mapping: preview.mapping } : again });
      }),
    map(field, column) {
      if (!preview) return;
      setChosen({ ...chosen, preview: { ...preview, mapping: { ...preview.mapping, [field]: column } } });
    },
    check: () =>
      void during('checking', async () => {
        if (!file || !preview) return;
        setChosen({ ...chosen, dryRun: await call('directory.dryRun', choiceOf(file, preview)) });
      }),
    stopChecking,
    backToColumns() {
      setRefusal(null);
      setChosen({ ...chosen, dryRun: null });
    },
    run: (skipBad) =>
      void during('importing', async () => {
        if (!file || !preview || !dryRun) return;
        const done = await call('directory.import', { ...choiceOf(file, preview), skipBad });
        setChosen({ ...chosen, done });
      }),
    startOver() {
      setRefusal(null);
      setChosen(NOTHING);
    },
  };
}

function stopChecking(): void {
  // It may be done by now.
  call('directory.steer', { order: 'stop-checking' }).catch(() => {});
}

function choiceOf(file: ImportFile, { encoding, delimiter, hasHeader, mapping }: CsvPreview): CsvChoice {
  return { handle: file.handle, encoding, delimiter, hasHeader, mapping };
}

import { useEffect, useRef, useState } from 'react';
import type { InputOf, OutputOf } from '../../../shared/contract.ts';
import type { CsvPreview } from '../../../shared/csv.ts';
import type { Refusal } from '../../../shared/errors.ts';
import type { FeedState } from '../../../shared/feed.ts';
import type { CsvField } from '../../../shared/lists.ts';
import { call, refusalOf } from '../../client.ts';

type File = NonNullable<OutputOf<'feed.openFile'>['file']>;
type Step =
  | { kind: 'nothing' }
  | { kind: 'columns'; file: File; preview: CsvPreview }
  | { kind: 'numbers'; file: File; preview: CsvPreview; counts: OutputOf<'feed.check'> };

export type FeedSetup = {
  step: Step;
  working: 'reading' | 'checking' | 'saving' | null;
  refusal: Refusal | null;
  pick(): void;
  look(look: Omit<InputOf<'directory.preview'>, 'handle'>): void;
  map(field: CsvField, column: number | null): void;
  check(): void;
  back(): void;
  follow(askAbovePercent: number): void;
};

/** Which file is followed and how it is read, step by step; `present` is the feed to begin with, null for a new one. */
export function useFeedSetup(present: FeedState['feed'], onSaved: () => void): FeedSetup {
  const [step, setStep] = useState<Step>({ kind: 'nothing' });
  const [working, setWorking] = useState<FeedSetup['working']>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const busy = useRef(false);

  async function during(work: NonNullable<FeedSetup['working']>, act: () => Promise<void>): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setWorking(work);
    setRefusal(null);
    try {
      await act();
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      busy.current = false;
      setWorking(null);
    }
  }

  async function open(file: File | null, known: FeedState['feed']): Promise<void> {
    // Cancelling the dialog keeps the file from before.
    if (file === null) return;
    const { handle } = file;
    const { encoding, delimiter, hasHeader } = known ?? {};
    const how = known === null ? {} : { encoding, delimiter, hasHeader };
    const preview = await call('directory.preview', { handle, ...how });
    setStep({
      kind: 'columns',
      file,
      preview: known === null ? preview : { ...preview, mapping: known.mapping },
    });
  }

  const began = useRef(false);
  useEffect(() => {
    if (began.current || present === null) return;
    began.current = true;
    void during('reading', async () => open((await call('feed.openFile', {})).file, present));
  });

  const choice = (file: File, { encoding, delimiter, hasHeader, mapping }: CsvPreview) => ({
    handle: file.handle,
    encoding,
    delimiter,
    hasHeader,
    mapping,
  });

  return {
    step,
    working,
    refusal,
    pick: () => void during('reading', async () => open((await call('directory.pickFile', {})).file, null)),
    look: (look) =>
      void during('reading', async () => {
        if (step.kind !== 'columns') return;
        const { handle, encoding, delimiter, hasHeader } = choice(step.file, step.preview);
        const preview = await call('directory.preview', { handle, encoding, delimiter, hasHeader, ...look });
        const same = preview.columns.length === step.preview.columns.length;
        setStep({ ...step, preview: same ? { ...preview, mapping: step.preview.mapping } : preview });
      }),
    map(field, column) {
      if (step.kind !== 'columns') return;
      const mapping = { ...step.preview.mapping, [field]: column };
      setStep({ ...step, preview: { ...step.preview, mapping } });
    },
    check: () =>
      void during('checking', async () => {
        if (step.kind !== 'columns') return;
        const counts = await call('feed.check', choice(step.file, step.preview));
        setStep({ ...step, kind: 'numbers', counts });
      }),
    back() {
      setRefusal(null);
      if (step.kind === 'numbers') setStep({ kind: 'columns', file: step.file, preview: step.preview });
    },
    follow: (askAbovePercent) =>
      void during('saving', async () => {
        if (step.kind !== 'numbers') return;
        await call('feed.save', { ...choice(step.file, step.preview), askAbovePercent });
        onSaved();
      }),
  };
}

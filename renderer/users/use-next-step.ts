import { type RefObject, useEffect, useState } from 'react';
import { judge } from '../../shared/caller-rules.ts';
import type { CallerCheck, RecordedCheck } from '../../shared/lists.ts';
import type { UserCard } from '../../shared/models.ts';
import type { Told } from './namesakes.tsx';

/** Keeps the keys in the panel: the focus goes to what has to be done next, at the start and after each step. */
export function useNextStep(panel: RefObject<HTMLElement | null>, card: UserCard, told: Told) {
  /** Main's new answer may still be on its way. */
  const [just, setJust] = useState<readonly RecordedCheck[]>([]);
  const { verification } = card;
  const known = new Set<CallerCheck>([...verification.recorded.map((check) => check.kind), ...just]);
  const { missing, open } = judge(verification.rules, known, true);
  const approval = verification.approval?.kind;
  const untold = card.sameName && told.answer === '';

  function goOn() {
    const wanted = [
      ...(untold ? ['[data-answer]'] : []),
      ...(missing > 0 ? open.map((check) => `[data-check="${check}"]`) : []),
      ...(approval === 'needed' || approval === 'refused' ? ['[data-ask]'] : []),
      ...(approval === 'asked' ? ['[data-here]'] : []),
      '[data-send]',
    ];
    for (const selector of wanted) {
      const found = panel.current?.querySelector<HTMLElement>(selector);
      if (found && found.checkVisibility?.() !== false) return found.focus();
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: at the start, and when a step was taken
  useEffect(goOn, [just]);
  // A form that has done its work goes away, and the focus would go with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the second operator's part changes
  useEffect(() => {
    const here = document.activeElement;
    if (here === null || here === document.body) goOn();
  }, [approval]);

  return { recorded: (kind: RecordedCheck) => setJust([...just, kind]) };
}

import { CALLER_CHECKS, type CallerCheck, RECORDED_CHECKS, type RecordedCheck } from './lists.ts';
import type { VerificationRule, VerificationSettings, Whom } from './verification.ts';

/** The everyday flow stays as it was: a token or code read from the mailbox on file is proof enough. */
export const INITIAL_VERIFICATION: VerificationSettings = {
  windowMinutes: 30,
  rules: [
    { whom: { kind: 'all' }, checks: [...CALLER_CHECKS], needed: 1 },
    { whom: { kind: 'protected' }, checks: [...CALLER_CHECKS], needed: 2 },
  ],
};

/** One text per group of people, to tell rules apart. */
export function whomKey(whom: Whom): string {
  return whom.kind === 'department' ? `department ${whom.department.normalize('NFC')}` : whom.kind;
}

export type RuledUser = { department: string | null; protected: boolean };

/** The rules that are for this user, in the order of the settings. */
export function rulesFor(settings: VerificationSettings, user: RuledUser): VerificationRule[] {
  return settings.rules.filter(({ whom }) => {
    if (whom.kind === 'all') return true;
    if (whom.kind === 'protected') return user.protected;
    return user.department?.normalize('NFC') === whom.department.normalize('NFC');
  });
}

/** What is left to do: how many further checks at least, and which of them would help. */
export type Judgement = { missing: number; open: RecordedCheck[]; possible: boolean };

/**
 * Judges recorded checks by the rules. `byMail`: whether a token or code from the mailbox is part of this reset, so
 * that `code-by-mail` counts where a rule allows it. Where no further checks would do, `possible` is false.
 */
export function judge(
  rules: readonly VerificationRule[],
  recorded: ReadonlySet<CallerCheck>,
  byMail: boolean,
): Judgement {
  const lacks = (rule: VerificationRule, further: readonly CallerCheck[] = []) => {
    const met = rule.checks.filter((check) =>
      check === 'code-by-mail' ? byMail : recorded.has(check) || further.includes(check),
    );
    return Math.max(0, rule.needed - met.length);
  };
  const unmet = rules.filter((rule) => lacks(rule) > 0);
  const open = RECORDED_CHECKS.filter(
    (check) => !recorded.has(check) && unmet.some((rule) => rule.checks.includes(check)),
  );
  const enough = subsets(open).find((further) => unmet.every((rule) => lacks(rule, further) === 0));
  const missing = enough?.length ?? Math.max(...unmet.map((rule) => lacks(rule)));
  return { missing, open, possible: enough !== undefined };
}

/** Every choice of them, the smallest first. */
function subsets<T>(all: readonly T[]): T[][] {
  const sets: T[][] = [[]];
  for (const one of all) sets.push(...sets.map((set) => [...set, one]));
  return sets.sort((a, b) => a.length - b.length);
}

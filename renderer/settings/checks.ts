import type { TFunction } from 'i18next';

type T = TFunction<'settings'>;

/** The words of what is wrong with a whole number, or null. An empty number field holds ''. */
export function checkNumber(t: T, value: number | string, min: number, max: number): string | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
    ? null
    : t('range', { min, max });
}

/** The words of what is wrong with a line of text, or null. */
export function checkText(t: T, value: string, max: number, needed: boolean): string | null {
  const length = value.trim().length;
  if (needed && length === 0) return t('needed');
  return length > max ? t('tooLong', { max }) : null;
}

/** Only the fields that have an error, as a form wants them. */
export function errorsOnly(errors: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).filter((error): error is [string, string] => error[1] !== null),
  );
}

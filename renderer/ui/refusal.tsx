import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Refusal as RefusalData } from '../../shared/errors.ts';

type Sentences = { what: string; next: string };

/** What happened and what to do next, using the sentence that names a fact where the refusal carries it. */
function sentences(t: TFunction<'errors'>, { code, details, id }: RefusalData): Sentences {
  const values: Record<string, unknown> = { ...details, ...(id === undefined ? {} : { id }) };
  const sentence = (part: keyof Sentences): string => {
    const plain = t(`${code}.${part}`);
    const precise = Object.entries(values)
      .flatMap(([name, value]) => [`${name}_${value}`, name])
      .map((fact): string => {
        const options: Record<string, unknown> = { ...values, context: fact };
        return t(`${code}.${part}`, options);
      })
      .find((words) => words !== plain);
    return precise ?? plain;
  };
  return { what: sentence('what'), next: sentence('next') };
}

/** A refusal as text, for places that take no element. */
export function refusalText(t: TFunction<'errors'>, refusal: RefusalData): string {
  const { what, next } = sentences(t, refusal);
  return `${what} ${next}`;
}

/** A refusal in place: read out at once, stays until the next attempt. */
export function Refusal({ refusal }: { refusal: RefusalData }) {
  const { t } = useTranslation('errors');
  const { what, next } = sentences(t, refusal);
  return (
    <Alert
      role="alert"
      color="red"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={what}
      data-code={refusal.code}
    >
      <Text size="sm">{next}</Text>
    </Alert>
  );
}

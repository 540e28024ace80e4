const MINUTE = 60_000;
const UNITS = [
  { unit: 'day', ms: 1440 * MINUTE },
  { unit: 'hour', ms: 60 * MINUTE },
  { unit: 'minute', ms: MINUTE },
] as const;

/** A length of time in its largest whole unit, at least a minute: "3 hours". */
export function formatDuration(ms: number, language: string): string {
  const { unit, ms: size } = UNITS.find((candidate) => ms >= candidate.ms) ?? { unit: 'minute', ms: MINUTE };
  const amount = Math.max(1, Math.round(ms / size));
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}

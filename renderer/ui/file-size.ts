const UNITS = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** A file's size as people say it: "1.2 MB". Decimal units, as both systems' file managers show them. */
export function formatSize(bytes: number, language: string): string {
  let value = bytes / 1000;
  let unit: (typeof UNITS)[number] = 'kilobyte';
  for (const larger of UNITS.slice(1)) {
    if (value < 1000) break;
    value /= 1000;
    unit = larger;
  }
  const digits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: digits }).format(
    value,
  );
}

/** The last four digits, which the caller can confirm without the number being read out; null without a number. */
export function phoneTail(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, '') ?? '';
  return digits === '' ? null : digits.slice(-4);
}

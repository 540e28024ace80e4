/**
 * What a spreadsheet takes for the start of a formula, half and full width (S89, ASVS 1.2.10), behind any number of
 * apostrophes: the ones that a person typed are told from ours by counting.
 */
const GUARDED = /^'*[=+\-@\t\r\0＝＋－＠]/;

/**
 * A cell that no spreadsheet runs. One apostrophe goes before a formula start, and before a value that already looks
 * guarded: so exactly one comes off again, whatever the value was, and nothing is lost on the way there and back.
 */
export function guardFormula(value: string): string {
  return GUARDED.test(value) ? `'${value}` : value;
}

/** Undoes `guardFormula`; of a file that another program wrote, a cell such as `'+82 10` means the same. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && GUARDED.test(cell) ? cell.slice(1) : cell;
}

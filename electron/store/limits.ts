import { type LimitNode, type RawBuilder, SqliteQueryCompiler, sql, ValueNode } from 'kysely';

/**
 * Writes a limit as a number. SQLite looks at the value bound to `LIMIT ?` while it plans, and so plans the statement
 * anew whenever another is bound, even the same one: for most of ours that takes longer than running them.
 */
export class PlainLimits extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    const rows = ValueNode.is(node.limit) ? node.limit.value : undefined;
    if (typeof rows !== 'number' || !Number.isSafeInteger(rows)) super.visitLimit(node);
    else this.append(`limit ${rows}`);
  }
}

/** The same for a statement by hand; for a limit that takes few values, as each is a statement of its own. */
export function upTo(rows: number): RawBuilder<unknown> {
  return sql`LIMIT ${sql.lit(rows)}`;
}

/** The same for a limit that takes many: what has to be worked out is not looked at while planning. */
export function upToAny(rows: number): RawBuilder<unknown> {
  return sql`LIMIT ${rows} + 0`;
}

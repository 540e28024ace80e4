import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { ROOT } from './source-files.ts';
import { isNode, type Node, visit } from './syntax.ts';

/**
 * The title of every test in a file of tests, as it is written there: `%s` of a table and `${…}` of a template stay.
 *
 * @param file its project path
 * @throws Error for a file that does not parse
 */
export function titlesIn(file: string): ReadonlySet<string> {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const titles = new Set<string>();
  visit(program, (node) => {
    if (node.type !== 'CallExpression' || !callsTest(node.callee)) return;
    const first: unknown = Array.isArray(node.arguments) ? node.arguments[0] : null;
    if (!isNode(first)) return;
    if (first.type === 'Literal' && typeof first.value === 'string') titles.add(first.value);
    if (first.type === 'TemplateLiteral') titles.add(text.slice(first.start + 1, Number(first.end) - 1));
  });
  return titles;
}

/** `test(…)`, `test.each(…)(…)` and a template table; never one that is skipped, a group or a step. */
function callsTest(callee: unknown): boolean {
  if (!isNode(callee)) return false;
  if (callee.type === 'Identifier') return callee.name === 'test';
  if (callee.type !== 'CallExpression' && callee.type !== 'TaggedTemplateExpression') return false;
  const made: Node | null = isNode(callee.callee) ? callee.callee : isNode(callee.tag) ? callee.tag : null;
  if (made?.type !== 'MemberExpression' || !isNode(made.object) || !isNode(made.property)) return false;
  return (
    made.object.name === 'test' && ['each', 'for', 'skipIf', 'runIf'].includes(String(made.property.name))
  );
}

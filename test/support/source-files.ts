import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { isNode, type Node, visit } from './syntax.ts';

export const ROOT = path.join(import.meta.dirname, '../..');

/** `path` is relative to the project, with forward slashes on every system. */
export type SourceFile = { path: string; text: string };

/** One mention of another module: a file by its project path, a package by its name as `npm:name`. */
export type Import = { target: string; line: number; typeOnly: boolean; reExport: boolean };

export type ReadModule = SourceFile & {
  imports: Import[];
  /** True when it exports nothing of its own. */
  onlyReExports: boolean;
  /** The text with comments blanked out, of the same length. */
  code: string;
};

/** Every source file below these folders of the project. */
export function sourceFiles(folders: readonly string[], extensions = /\.(ts|tsx|css)$/): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
      .filter((name) => extensions.test(name))
      .map((name) => ({ path: name, text: readFileSync(path.join(ROOT, name), 'utf8') })),
  );
}

/** @throws Error for a file that does not parse: what cannot be read cannot be judged */
export function readModule(file: SourceFile): ReadModule {
  const { program, comments, errors } = parseSync(file.path, file.text);
  if (errors.length > 0) throw new Error(`${file.path} does not parse: ${errors[0]?.message}`);
  const imports: Import[] = [];
  const add = (node: Node, source: unknown, typeOnly: boolean, reExport: boolean) => {
    const line = file.text.slice(0, node.start).split('\n').length;
    const written = isNode(source) && typeof source.value === 'string' ? source.value : null;
    // A target that is computed cannot be judged: it is reported under a name that no rule allows.
    const target = written === null ? '(computed)' : resolve(file.path, written);
    imports.push({ target, line, typeOnly, reExport });
  };
  visit(program, (node) => {
    if (node.type === 'ImportDeclaration') add(node, node.source, isTypeOnly(node, 'importKind'), false);
    if (node.type === 'ExportAllDeclaration') add(node, node.source, node.exportKind === 'type', true);
    if (node.type === 'ExportNamedDeclaration' && isNode(node.source)) {
      add(node, node.source, isTypeOnly(node, 'exportKind'), true);
    }
    if (node.type === 'ImportExpression') add(node, node.source, false, false);
    if (node.type === 'TSImportType') add(node, node.source ?? node.argument, true, false);
    if (isRequire(node)) add(node, Array.isArray(node.arguments) ? node.arguments[0] : null, false, false);
  });
  const statements: unknown[] = program.body;
  const onlyReExports =
    statements.length > 0 &&
    statements.every(
      (node) =>
        isNode(node) && (/^ExportAll/.test(node.type) || (/^Export/.test(node.type) && isNode(node.source))),
    );
  return { ...file, imports, onlyReExports, code: withoutComments(file.text, comments) };
}

/** `import type …`, or a list in which every name is a type. */
function isTypeOnly(node: Node, kind: 'importKind' | 'exportKind'): boolean {
  const names: unknown[] = Array.isArray(node.specifiers) ? node.specifiers : [];
  if (node[kind] === 'type') return true;
  return names.length > 0 && names.every((name) => isNode(name) && name[kind] === 'type');
}

function isRequire(node: Node): boolean {
  return node.type === 'CallExpression' && isNode(node.callee) && node.callee.name === 'require';
}

function resolve(from: string, written: string): string {
  return written.startsWith('.') ? path.posix.join(path.posix.dirname(from), written) : `npm:${written}`;
}

function withoutComments(text: string, comments: readonly { start: number; end: number }[]): string {
  let code = text;
  for (const { start, end } of comments) {
    code = code.slice(0, start) + code.slice(start, end).replace(/[^\n]/g, ' ') + code.slice(end);
  }
  return code;
}

/** One place of a schema that holds a value. `closed`: a list of literals or a flag. `most`: its upper bound. */
export type SchemaLeaf = {
  path: string;
  kind: 'text' | 'number' | 'list' | 'closed' | 'anything';
  most: number | undefined;
};

type Json = { readonly [key: string]: unknown };

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** Every place in a JSON Schema, as `a.b[].c`; `*` stands for any key of a record. */
export function leavesOf(schema: unknown, at: string): SchemaLeaf[] {
  if (!isJson(schema)) return [{ path: at, kind: 'anything', most: undefined }];
  const types: unknown[] = Array.isArray(schema.type) ? schema.type : [];
  const choices = [
    ...listOf(schema.anyOf),
    ...listOf(schema.oneOf),
    ...types.map((type) => ({ ...schema, type })),
  ];
  if (choices.length > 0) return unique(choices.flatMap((choice) => leavesOf(choice, at)));
  if (schema.type === 'null' || schema.type === 'boolean' || 'const' in schema || 'enum' in schema) {
    return [{ path: at, kind: 'closed', most: undefined }];
  }
  const most = (key: string) => (typeof schema[key] === 'number' ? schema[key] : undefined);
  switch (schema.type) {
    case 'string':
      return [{ path: at, kind: 'text', most: most('maxLength') }];
    case 'integer':
    case 'number':
      return [{ path: at, kind: 'number', most: most('maximum') }];
    case 'array':
      return [
        { path: `${at}[]`, kind: 'list', most: most('maxItems') },
        ...leavesOf(schema.items, `${at}[]`),
      ];
    case 'object':
      return objectLeaves(schema, at);
    default:
      return [{ path: at, kind: 'anything', most: undefined }];
  }
}

function objectLeaves(schema: Json, at: string): SchemaLeaf[] {
  const properties = isJson(schema.properties) ? schema.properties : {};
  const prefix = at === '' ? '' : `${at}.`;
  const own = Object.entries(properties).flatMap(([key, value]) => leavesOf(value, `${prefix}${key}`));
  const open = schema.additionalProperties;
  return isJson(open) && Object.keys(open).length > 0 ? [...own, ...leavesOf(open, `${prefix}*`)] : own;
}

function unique(leaves: SchemaLeaf[]): SchemaLeaf[] {
  return leaves.filter(
    (leaf, i) => leaves.findIndex((other) => other.path === leaf.path && other.kind === leaf.kind) === i,
  );
}

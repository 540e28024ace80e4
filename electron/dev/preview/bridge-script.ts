import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';

/** The page's first script: the stand-in for the preload's `electron`, then the preload itself, in one scope. */
export async function bridgeScript(preload: string, link: string): Promise<string> {
  const parts = await Promise.all(
    ['link.ts', 'ask.ts', 'clipboard.ts'].map((name) =>
      readFile(path.join(import.meta.dirname, 'page', name), 'utf8'),
    ),
  );
  const code = parts
    .map((part) => stripTypeScriptTypes(part).replace(/^(import .*|export )/gm, ''))
    .join('\n');
  return `(() => {
'use strict';
${code}
const electron = openLink(${JSON.stringify(link)});
((exports, module, require) => {
${preload}
})({}, { exports: {} }, (name) => {
  if (name === 'electron') return electron;
  throw new Error('module not found: ' + name);
});
})();
`;
}

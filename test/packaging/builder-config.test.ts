import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../electron/dev/build/build.ts';

const TEXT = readFileSync(path.join(ROOT, 'electron-builder.yml'), 'utf8');

/** The settings under one top-level key, one per line, without comments. */
function section(name: string): string[] {
  const lines = TEXT.split('\n');
  const start = lines.indexOf(`${name}:`);
  const rest = lines.slice(start + 1);
  const length = rest.findIndex((line) => /^\S/.test(line));
  return rest.slice(0, length === -1 ? rest.length : length).map((line) => line.trim());
}

describe('the installers', () => {
  test('for Windows put the program where people cannot change it, and can do so silently', () => {
    expect(section('win')).toEqual(expect.arrayContaining(['- target: nsis', '- target: msi']));
    expect(section('nsis')).toEqual(
      expect.arrayContaining([
        'oneClick: false',
        'perMachine: false',
        'selectPerMachineByDefault: true',
        'allowElevation: true',
        'deleteAppDataOnUninstall: false',
      ]),
    );
    expect(section('msi')).toEqual(expect.arrayContaining(['perMachine: true', 'runAfterFinish: false']));
  });

  test('for Windows recognise older versions for ever', () => {
    expect(section('msi')).toContain('upgradeCode: 6F0E1C52-8F7B-4D39-9C57-3B1E7A2D40C8');
    expect(TEXT).toMatch(/^appId: org\.resetdesk\.Resetdesk$/m);
  });

  test('for macOS go to /Applications, close a running program first, and allow only what the engine needs', () => {
    expect(section('mac')).toEqual(
      expect.arrayContaining(['- target: dmg', '- target: pkg', 'hardenedRuntime: true']),
    );
    expect(section('pkg')).toEqual(
      expect.arrayContaining([
        'installLocation: /Applications',
        'isRelocatable: false',
        'allowCurrentUserHome: false',
        'mustClose: [org.resetdesk.Resetdesk]',
      ]),
    );
    const entitlements = readFileSync(
      path.join(ROOT, 'electron/dev/packaging/entitlements.mac.plist'),
      'utf8',
    );
    expect(entitlements.match(/<key>(.*?)<\/key>/g)).toEqual(['<key>com.apple.security.cs.allow-jit</key>']);
  });

  test('exist for both processors on every system', () => {
    for (const system of ['win', 'mac', 'linux']) {
      const settings = section(system);
      const targets = settings.filter((line) => line.startsWith('- target:')).length;
      expect(settings.filter((line) => line === 'arch: [x64, arm64]')).toHaveLength(targets);
    }
  });

  test('contain no updater, compile nothing, and set the fuses by our own hook only', () => {
    expect(TEXT).toMatch(/^publish: null$/m);
    expect(TEXT).toMatch(/^npmRebuild: false$/m);
    expect(TEXT).toMatch(/^afterPack: \.\/electron\/dev\/packaging\/fuses\.ts$/m);
    expect(TEXT).not.toContain('electronFuses');
  });

  test('find every icon they name', () => {
    for (const [, file] of TEXT.matchAll(/icon: (\S+)/g))
      expect(existsSync(path.join(ROOT, file ?? ''))).toBe(true);
  });
});

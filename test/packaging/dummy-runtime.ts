import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** What Electron's binary carries so that its fuses can be found: a mark, the version of the wire, and the wire. */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101101011'),
]);

/** A folder that electron-builder takes for an unpacked Electron. Nothing in it can run. */
export async function makeDummyRuntime(folder: string, platform: 'linux' | 'win32'): Promise<void> {
  await mkdir(path.join(folder, 'locales'), { recursive: true });
  await mkdir(path.join(folder, 'resources'), { recursive: true });
  const files: Record<string, string | Buffer> = {
    LICENSE: 'licence of the runtime',
    'LICENSES.chromium.html': 'licences of Chromium',
    version: '45.4.1',
    'locales/en-US.pak': 'en',
    'locales/fr.pak': 'fr',
    'locales/ko.pak': 'ko',
    ...(platform === 'win32'
      ? { 'electron.exe': emptyProgram() }
      : { electron: FUSE_WIRE, 'chrome-sandbox': '', chrome_crashpad_handler: '' }),
  };
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(folder, name), content, { mode: 0o755 });
  }
}

/** A Windows program of no code, with the version block that the packer wants to change. */
function emptyProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program, true);
  const version = Resource.VersionInfo.create({
    lang: 1033,
    fixedInfo: {},
    strings: [{ lang: 1033, codepage: 1200, values: { ProductName: 'Electron', FileVersion: '45.4.1' } }],
  });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  return Buffer.concat([Buffer.from(program.generate()), FUSE_WIRE]);
}

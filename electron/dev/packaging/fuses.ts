import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';

/** All nine fuses (S59). Setting each one makes a tenth, in a later Electron, stop the build until it is decided. */
export const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const;

/** electron-builder calls this between packing and signing. */
export async function afterPack(context: AfterPackContext): Promise<void> {
  await flipFuses(path.join(context.appOutDir, executable(context)), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Changing the binary breaks the ad-hoc signature that Apple's processors insist on.
    resetAdHocDarwinSignature: context.electronPlatformName === 'darwin' && process.platform === 'darwin',
    ...FUSES,
  });
}

function executable({ electronPlatformName, packager }: AfterPackContext): string {
  if (electronPlatformName === 'darwin') return `${packager.appInfo.productFilename}.app`;
  if (electronPlatformName === 'win32') return `${packager.appInfo.productFilename}.exe`;
  return 'resetdesk';
}

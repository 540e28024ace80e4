import path from 'node:path';

type Surroundings = {
  platform: NodeJS.Platform;
  home: string;
  env: Readonly<Record<string, string | undefined>>;
};

/**
 * Where the data of this person on this computer belongs. On Windows the local and not the roaming profile: a
 * database must not travel with a profile or be copied by a sync program (S77).
 */
export function dataRoot(name: string, { platform, home, env }: Surroundings): string {
  if (platform === 'win32') {
    return path.win32.join(env.LOCALAPPDATA || path.win32.join(home, 'AppData', 'Local'), name);
  }
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', name);
  const configured = env.XDG_DATA_HOME;
  const base =
    configured && path.posix.isAbsolute(configured) ? configured : path.posix.join(home, '.local/share');
  return path.posix.join(base, name);
}

import type { Language } from '../../shared/lists.ts';
import type { Services } from '../services.ts';
import { readSetting } from '../store/settings.ts';

/** The language of whoever looks at the screen. */
export async function spokenLanguage({ db }: Pick<Services, 'db'>): Promise<Language> {
  const { language } = await readSetting(db.read, 'preferences');
  return language ?? (await readSetting(db.read, 'office')).language;
}

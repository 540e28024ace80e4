import { z } from 'zod';
import { MANAGER_NOTICES } from './lists.ts';

export const NoticeSettings = z.object({ manager: z.enum(MANAGER_NOTICES) });
export type NoticeSettings = z.infer<typeof NoticeSettings>;

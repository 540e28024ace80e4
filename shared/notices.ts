import { z } from 'zod';

/** Of whose changes the manager on file hears. */
export const MANAGER_NOTICES = ['off', 'protected', 'all'] as const;

export type ManagerNotices = (typeof MANAGER_NOTICES)[number];

export const NoticeSettings = z.object({ manager: z.enum(MANAGER_NOTICES) });
export type NoticeSettings = z.infer<typeof NoticeSettings>;

import type { Language } from '../../../shared/lists.ts';
import { type Block, say } from '../mail-body.ts';

/** How mails end: nothing in them to click, and nobody behind it. */
export const NO_LINK: Readonly<Record<Language, Block>> = {
  ko: {
    kind: 'text',
    sentence: say`이 메일에는 링크나 첨부 파일이 없습니다. 프로그램이 보낸 메일이므로 회신하셔도 확인할 수 없습니다.`,
  },
  en: {
    kind: 'text',
    sentence: say`This mail has no link and no attachment. It was sent by a program; nobody reads replies to it.`,
  },
};

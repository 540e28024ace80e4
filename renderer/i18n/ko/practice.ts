import type { practice as en } from '../en/practice.ts';
import type { Words } from '../words.ts';

export const practice: Words<typeof en> = {
  title: '연습용 우편함',
  badge: '연습',
  notice: '가상 사용자들의 우편함을 대신하는 화면입니다. 어떤 메일도 이 컴퓨터 밖으로 나가지 않습니다.',
  list: '모인 메일, 최신순',
  reading: '읽고 있는 메일',
  to: '받는 사람',
  received: '받은 때',
  copy: '내용 복사',
  copied: '복사했습니다. 이제 ‘토큰 붙여넣기’를 열고 붙여넣으십시오.',
  notCopied: '자동으로 복사하지 못했습니다. 내용을 선택해 두었으니 복사 키를 누르십시오.',
  paste: '‘토큰 붙여넣기’ 열기',
  pasteHint: '사용자로서 내용을 복사한 뒤, 담당자로서 붙여넣어 보십시오.',
  empty: {
    title: '아직 모인 메일이 없습니다',
    text: '가상 사용자 한 명을 찾아 재설정을 보내십시오. 메일이 곧 여기에 나타납니다. 사용자가 건네주듯이 그 내용을 복사해 붙여넣으면 됩니다.',
    action: '사용자 찾기',
  },
};

import type { secrets as en } from '../en/secrets.ts';
import type { Words } from '../words.ts';

export const secrets: Words<typeof en> = {
  copy: {
    action: '복사',
    done: '복사했습니다. 클립보드에서 저절로 지워집니다.',
    left_other: '{{count}}초',
  },
  readBack: {
    title: '불러 주기 카드: 이렇게 말합니다',
    letters: {
      small: '영문자는 모두 소문자입니다.',
      capital: '영문자는 모두 대문자입니다.',
      mixed: '소문자와 대문자가 섞여 있으니 구별해서 말하십시오.',
    },
  },
  hidden: '가려 두었습니다. 이 창을 닫기 전까지 다시 볼 수 있습니다.',
  showAgain: '다시 보기',
  hides_other: '{{count}}초 뒤에 가려집니다.',
};

import type { signIn as en } from '../en/signIn.ts';
import type { Words } from '../words.ts';

export const signIn: Words<typeof en> = {
  title: '로그인',
  login: '아이디',
  password: '비밀번호',
  action: '로그인',
  waiting: '{{left}} 뒤에 다시 시도할 수 있습니다.',
  seconds_other: '{{count}}초',
  forgotten: '비밀번호를 잊었다면 사무실의 다른 관리자가 설정의 담당자에서 새로 정할 수 있습니다.',
  locked: '잠겨 있습니다',
  lockedFor: '{{name}} 담당자가 쓰고 있습니다. 본인의 비밀번호로 잠금을 푸십시오.',
  unlock: '잠금 풀기',
  notYou: '다른 담당자입니까?',
  signOut: '로그아웃하고 다른 아이디로 로그인',
};

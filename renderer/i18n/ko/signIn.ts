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
  lockedOut: '로그인할 수 있는 관리자가 없습니까?',
  useRecoveryKey: '복구 키 사용',
  recover: {
    title: '관리자가 다시 로그인하도록 하기',
    lead: '사무실의 복구 키로 관리자의 비밀번호를 새로 정합니다. 잃어버린 인증 앱은 해제되며, 모든 관리자에게 메일로 알립니다.',
    key: '복구 키',
    keyHint: '인쇄하거나 파일로 저장해 둔 키를 입력하십시오. 띄어쓰기, 줄표, 대소문자는 구분하지 않습니다.',
    login: '관리자의 아이디',
    action: '새 비밀번호 설정',
    needAll: '복구 키와 아이디, 새 비밀번호(두 번)를 입력하십시오.',
    back: '로그인으로 돌아가기',
    done: '새 비밀번호를 설정했습니다. 이제 그 비밀번호로 로그인하십시오.',
  },
  own: {
    title: '본인의 비밀번호를 정하십시오',
    lead: '{{name}} 님, 로그인할 때 쓴 비밀번호는 관리자가 정한 것입니다. 본인만 아는 비밀번호로 바꾸면 계속할 수 있습니다.',
    given: '관리자에게 받은 비밀번호',
    action: '내 비밀번호로 정하기',
    needGiven: '관리자에게 받은 비밀번호를 입력하십시오.',
    needNew: '규칙에 맞는 새 비밀번호를 두 번 입력하십시오.',
  },
  notNow: { ask: '지금은 어려우십니까?', signOut: '로그아웃' },
  locked: '잠겨 있습니다',
  lockedFor: '{{name}} 담당자가 쓰고 있습니다. 본인의 비밀번호로 잠금을 푸십시오.',
  unlock: '잠금 풀기',
  notYou: '다른 담당자입니까?',
  signOut: '로그아웃하고 다른 아이디로 로그인',
};

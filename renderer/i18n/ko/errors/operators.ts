import type { operatorsErrors as en } from '../../en/errors/operators.ts';
import type { Words } from '../../words.ts';

export const operatorsErrors: Words<typeof en> = {
  'own-password-needed': {
    what: '지금 비밀번호는 관리자가 정한 것입니다.',
    next: '먼저 본인의 비밀번호를 정하십시오.',
  },
  'own-password-same': {
    what: '새 비밀번호가 지금 비밀번호와 같습니다.',
    next: '다른 비밀번호를 입력하십시오.',
  },
  'totp-needed': {
    what: '인증 앱의 숫자도 입력해야 합니다.',
    next: '지금 앱에 표시된 숫자 6자리를 입력하십시오.',
  },
  'totp-wrong': {
    what: '지금 입력해야 할 숫자 6자리가 아닙니다.',
    next: '앱에 다음 숫자가 나타나면 그 숫자를 입력하십시오.',
    what_used: '이미 사용한 숫자입니다.',
    next_used: '앱에 다음 숫자가 나타나면 그 숫자를 입력하십시오.',
    what_minutes: '이 컴퓨터나 휴대폰의 시계가 약 {{minutes}}분 틀립니다.',
    next_minutes: '두 시계를 자동 시간으로 맞춘 다음 앱에 표시된 숫자 6자리를 입력하십시오.',
  },
  'totp-required': {
    what: '이 사무실에서는 로그인할 때 인증 앱이 필요합니다.',
    next: '먼저 인증 앱을 설정하십시오.',
    what_remove: '사무실에서 인증 앱을 요구하는 동안에는 해제할 수 없습니다.',
    next_remove: '다른 휴대폰에 새로 설정하거나 관리자에게 설정 변경을 부탁하십시오.',
  },
  'totp-not-begun': {
    what: '화면에 있던 키는 더 이상 쓸 수 없습니다.',
    next: '새 키로 다시 시작하십시오.',
  },
  'totp-own': {
    what: '본인의 인증 앱입니다.',
    next: '왼쪽 아래의 본인 이름에서 해제하십시오.',
  },
};

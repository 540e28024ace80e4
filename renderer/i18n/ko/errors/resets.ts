import type { resetsErrors as en } from '../../en/errors/resets.ts';
import type { Words } from '../../words.ts';

export const resetsErrors: Words<typeof en> = {
  'limit-reached': {
    what: '재설정 메일 한도에 이르렀습니다.',
    'what_limit_user-hour': '한 사용자에게 한 시간에 보낼 수 있는 재설정 메일 {{max}}통을 모두 보냈습니다.',
    'what_limit_user-day': '한 사용자에게 하루에 보낼 수 있는 재설정 메일 {{max}}통을 모두 보냈습니다.',
    'what_limit_operator-hour': '한 담당자가 한 시간에 보낼 수 있는 재설정 메일 {{max}}통을 모두 보냈습니다.',
    'what_limit_office-hour': '사무실에서 한 시간에 보낼 수 있는 재설정 메일 {{max}}통을 모두 보냈습니다.',
    next: '기다렸다가 다시 시도하십시오.',
    next_nextAt: '{{nextAt, moment}}부터 다시 보낼 수 있습니다.',
  },
  'reset-not-found': { what: '이 재설정은 더 이상 없습니다.', next: '사용자를 다시 여십시오.' },
  'reset-not-live': {
    what: '이미 끝난 재설정입니다.',
    next: '아직 필요하다면 재설정 메일을 새로 보내십시오.',
  },
  'token-missing': {
    what: '이 글에는 토큰이 없습니다.',
    what_scanner: '메일 보안 프로그램({{scanner}})이 바꿔 놓은 링크라 토큰이 들어 있지 않습니다.',
    next: '사용자에게 메일 전체를 받아 모두 붙여넣으십시오.',
    next_scanner: '메일 본문을 받으십시오. 대시로 된 두 줄 사이에 토큰이 있습니다.',
  },
  'token-damaged': {
    what: '토큰이 있지만 일부가 빠졌거나 바뀌었습니다.',
    what_missing_beginning: '토큰이 있지만 앞부분이 빠졌습니다.',
    what_missing_middle: '토큰이 있지만 가운데 줄이 빠졌거나 바뀌었습니다.',
    what_missing_end: '토큰이 있지만 뒷부분이 빠졌습니다.',
    next: '사용자에게 메일에서 첫 글자부터 마지막 글자까지 다시 복사해 달라고 하십시오.',
    next_missing_beginning: '앞부분도 붙여넣으십시오. 두 조각을 순서대로 함께 두면 됩니다.',
    next_missing_end: '나머지도 이어서 붙여넣으십시오.',
  },
  'token-not-ours': {
    what: '이 사무실에서 발급한 토큰이 아닙니다.',
    next: '이 토큰으로 비밀번호를 바꾸지 마십시오. 여기에서 재설정 메일을 보내십시오.',
  },
  'token-before-restore': {
    what: '사무실을 백업에서 복원하기 전의 토큰이며, 복원하면서 모두 무효가 되었습니다.',
    what_at:
      '{{at, moment}}에 사무실을 백업에서 복원했습니다. 이 토큰은 그 전에 발급된 것으로 되어 있으며, 복원하면서 모두 무효가 되었습니다.',
    next: '사용자에게 새 재설정 메일을 보내십시오.',
  },
  'token-expired': {
    what: '만료된 토큰입니다.',
    what_userName: '{{userName}} 님의 토큰은 {{at, moment}}에 만료되었습니다.',
    what_at: '{{at, moment}}에 만료된 토큰입니다.',
    next: '사용자에게 재설정 메일을 새로 보내십시오.',
  },
  'token-used': {
    what: '이미 사용한 토큰입니다.',
    what_by: '{{userName}} 님이 {{at, moment}}에 이미 사용한 토큰입니다. 처리한 담당자: {{by}}',
    what_at: '{{at, moment}}에 이미 사용한 토큰입니다.',
    next: '사용자 본인이 쓴 것이 아니라면 재설정 메일을 새로 보내 비밀번호를 다시 바꾸십시오.',
  },
  'token-revoked': {
    what: '담당자가 취소한 토큰입니다.',
    what_by: '{{by}} 담당자가 {{userName}} 님의 이 토큰을 {{at, moment}}에 취소했습니다.',
    what_at: '담당자가 {{at, moment}}에 취소한 토큰입니다.',
    next: '아직 필요하다면 재설정 메일을 새로 보내십시오.',
  },
  'token-superseded': {
    what: '더 새로운 재설정이나 계정 변경 때문에 효력을 잃은 토큰입니다.',
    what_newerBy:
      '{{userName}} 님에게 더 새로운 재설정이 있어 효력을 잃은 토큰입니다. {{newerBy}} 담당자가 {{newerAt, moment}}에 새로 발급했습니다.',
    what_at: '더 새로운 재설정이나 계정 변경 때문에 {{at, moment}}에 효력을 잃은 토큰입니다.',
    next: '가장 최근에 받은 메일을 달라고 하거나 새로 보내십시오.',
  },
  'token-failed': {
    what: '메일 서버가 거절한 메일의 토큰입니다.',
    next: '사용자의 주소를 확인한 다음 재설정 메일을 새로 보내십시오.',
  },
  'token-wait': {
    what: '이 사용자의 토큰이나 확인 코드를 너무 여러 번 잘못 시도했습니다.',
    next: '잠시 기다렸다가 다시 시도하십시오.',
    next_until: '{{until, moment}}부터 다시 시도할 수 있습니다.',
  },
  'password-refused': {
    what: '규칙에 맞지 않는 비밀번호입니다.',
    next: '입력란 아래의 규칙을 보고 다른 비밀번호를 고르십시오.',
  },
};

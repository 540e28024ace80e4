import type { bulkErrors as en } from '../../en/errors/bulk.ts';
import type { Words } from '../../words.ts';

/** Refusals about bulk resets and slips. */
export const bulkErrors: Words<typeof en> = {
  'bulk-not-found': {
    what: '이 일괄 재설정은 더 이상 없습니다.',
    next: '일괄 재설정 목록으로 돌아가십시오.',
  },
  'bulk-not-possible': {
    what: '일괄 재설정의 현재 상태에서는 할 수 없는 일입니다.',
    next: '현황판에서 상태를 확인한 뒤 다시 고르십시오.',
  },
  'bulk-running-already': {
    what: '다른 일괄 재설정이 진행되고 있습니다.',
    next: '끝날 때까지 기다리거나 먼저 일시 중지하십시오.',
  },
  'bulk-nobody': {
    what: '재설정을 받을 수 있는 사람이 없습니다.',
    next: '다른 사람을 고르거나 미리 점검에서 이유를 확인하십시오.',
  },
  'bulk-all-live': {
    what: '모두 유효한 재설정이 남아 있거나 이미 새 비밀번호를 설정하여 다시 시도한 사람이 없습니다.',
    next: '그 재설정이 끝난 뒤 다시 점검하십시오.',
  },
  'bulk-too-many': {
    what: '한 번에 처리할 수 있는 인원을 넘었습니다.',
    next: '나누어 고르고, 나머지는 그다음에 진행하십시오.',
    next_max: '한 번에 {{max}}명까지 고르고, 나머지는 그다음에 진행하십시오.',
  },
  'bulk-discarded': {
    what: '미리 점검이 끝나기 전에 취소되었습니다.',
    next: '대상자를 다시 고르십시오.',
  },
  'bulk-no-slips': {
    what: '쪽지를 기다리는 사람이 없습니다.',
    next: '쪽지는 이 일괄 재설정에서 메일 주소가 없는 사람에게만 인쇄합니다.',
  },
  'bulk-interrupted': {
    what: '이 사용자의 차례가 오기 전에 만든 백업으로 사무실을 복원했습니다. 백업을 만든 뒤에 이미 메일을 받았을 수 있습니다.',
    next: '지금 메일을 보낼지 일괄 재설정 현황판에서 정하십시오.',
  },
  'slips-not-made': {
    what: '쪽지를 저장하지 못했습니다. 쪽지에 넣을 확인 코드는 모두 무효가 되었습니다.',
    next: '폴더를 확인한 뒤 쪽지를 다시 인쇄하십시오.',
  },
  'printer-unanswered': {
    what: '1분이 지나도 쪽지를 그리지 못해 그만두었습니다. 파일은 만들지 않았고, 쪽지에 넣을 확인 코드는 모두 무효가 되었습니다.',
    next: '쪽지를 다시 인쇄하십시오. 또 같은 일이 생기면 Resetdesk를 다시 시작한 뒤 인쇄하십시오.',
  },
  'reset-live': {
    what: '이 사용자에게 유효한 재설정이 있어 그대로 두었습니다.',
    next: '그 재설정이 끝날 때까지 기다리거나 사용자 카드에서 새 재설정을 보내십시오.',
  },
  'slip-not-needed': {
    what: '이 사용자에게 이제 메일 주소가 있습니다.',
    next: '쪽지 대신 재설정 메일을 보내십시오.',
  },
};

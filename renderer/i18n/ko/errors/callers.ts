import type { callersErrors as en } from '../../en/errors/callers.ts';
import type { Words } from '../../words.ts';

export const callersErrors: Words<typeof en> = {
  'caller-not-verified': {
    what: '아직 본인 확인이 끝나지 않았습니다.',
    what_missing_1: '아직 본인 확인이 끝나지 않았습니다. 한 가지를 더 확인해야 합니다.',
    what_missing: '아직 본인 확인이 끝나지 않았습니다. {{missing}}가지를 더 확인해야 합니다.',
    next: '누가 전화했는지 확인하고 기록하십시오.',
    next_only: '재설정 메일을 보내십시오. 이 사무실의 규칙에서는 다른 방법이 인정되지 않습니다.',
    next_checks: '확인한 것을 기록하십시오: {{checks, checks}}.',
  },
  'evidence-missing': {
    what: '무슨 일이 있었는지 적혀 있지 않습니다.',
    'what_kind_in-person': '어떤 신분증을 확인했는지 적혀 있지 않습니다.',
    what_kind_manager: '누가 확인해 주었는지 적혀 있지 않습니다.',
    what_kind_ticket: '접수 번호가 없습니다.',
    next: '입력란에 적은 다음 다시 시도하십시오.',
  },
  'evidence-id-number': {
    what: '여기에 남기면 안 되는 주민등록번호가 들어 있습니다.',
    next: '번호를 빼고 신분증의 종류만 적으십시오.',
  },
  'phone-missing': {
    what: '이 사용자의 전화번호가 등록되어 있지 않습니다.',
    next: '다른 방법으로 확인하십시오.',
  },
  'phone-cooling-off': {
    what: '등록된 전화번호가 최근 24시간 안에 바뀌었습니다.',
    next: '다른 방법으로 확인하십시오.',
    next_until: '다른 방법으로 확인하십시오. 이 번호는 {{until, moment}}부터 다시 인정됩니다.',
  },
  'same-name-unconfirmed': {
    what: '같은 이름을 쓰는 다른 사용자가 있습니다.',
    next: '전화한 사람에게 구별할 수 있는 정보를 물어보십시오.',
    next_by_phone: '전화한 사람에게 전화번호 끝 네 자리나 사번을 물어보십시오.',
    'next_by_staff-number': '전화한 사람에게 사번을 물어보십시오.',
    next_by_department: '전화한 사람에게 어느 부서인지 물어보십시오.',
    next_by_login: '전화한 사람에게 아이디를 물어보십시오.',
  },
  'same-name-mismatch': {
    what: '전화한 사람의 대답이 이 사용자와 맞지 않습니다.',
    what_department: '이 사용자와 맞지 않는 대답입니다. 다른 {{userName}} 님({{department}})과 맞습니다.',
    next: '답을 알려 주지 말고 다시 물어보십시오. 그래도 맞지 않으면 전화를 거절하십시오.',
    next_userName: '전화한 사람이 그 사용자라면 그 사용자를 여십시오.',
  },
  'approval-needed': {
    what: '보호 대상 사용자이므로 먼저 다른 담당자의 승인이 필요합니다.',
    what_asked: '{{asked, josa(pair: 이/가)}} 승인을 요청했으며 아직 결정되지 않았습니다.',
    next: '승인을 요청하십시오.',
    next_asked: '두 번째 담당자를 기다리거나 여기에서 결정하게 하십시오.',
  },
  'approval-not-needed': {
    what: '보호 대상이 아니어서 승인이 필요 없는 사용자입니다.',
    next: '승인 없이 진행하십시오.',
  },
  'approval-asked-already': {
    what: '이미 승인을 요청한 상태입니다.',
    what_by: '이미 {{by, josa(pair: 이/가)}} 승인을 요청했습니다.',
    next: '결정될 때까지 기다리십시오.',
    next_until: '결정될 때까지 기다리십시오. 늦어도 {{until, moment}}에는 끝납니다.',
  },
  'approval-own': {
    what: '한 사람이 두 역할을 할 수 없습니다. 요청한 사람은 승인할 수 없고, 승인한 사람은 처리할 수 없습니다.',
    next: '다른 담당자가 처리하게 하십시오.',
  },
  'approval-not-found': { what: '이 승인 요청은 더 이상 없습니다.', next: '사용자를 다시 여십시오.' },
  'approval-not-open': {
    what: '이미 끝난 승인 요청입니다.',
    what_decision_approved: '이미 승인된 요청입니다.',
    what_decision_refused: '이미 거절된 요청입니다.',
    what_decision_withdrawn: '취소된 요청입니다.',
    what_decision_expired: '기한이 지난 요청입니다.',
    next: '아직 필요하다면 승인을 다시 요청하십시오.',
  },
};

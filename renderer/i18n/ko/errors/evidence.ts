import type { evidenceErrors as en } from '../../en/errors/evidence.ts';
import type { Words } from '../../words.ts';

export const evidenceErrors: Words<typeof en> = {
  'folder-not-writable': {
    what: '이 폴더에는 파일을 저장할 수 없습니다.',
    next: '이 계정이 파일을 추가할 수 있게 전산 담당자에게 부탁하거나 다른 폴더를 고르십시오.',
  },
  'log-in-doubt': {
    what: '기록이 맞지 않아 기준점에 서명하지 않았습니다.',
    what_seq: '기록이 {{seq}}번부터 맞지 않아 기준점에 서명하지 않았습니다.',
    next: '활동 기록 화면에서 ‘검증’을 눌러 무엇이 잘못되었는지 확인하십시오.',
  },
  'checkpoint-unreadable': {
    what: '이 글에는 기준점이 없습니다.',
    next: '메일이나 파일에서 ‘resetdesk checkpoint’부터 서명까지 모두 복사하십시오.',
  },
  'checkpoint-foreign': {
    what: '이 사무실이 서명한 기준점이 아닙니다.',
    next: '이 사무실의 기준점이 맞는지, 바뀐 글자가 없는지 확인하십시오.',
  },
  'month-not-over': {
    what: '아직 끝나지 않은 달입니다.',
    next: '달이 끝난 뒤에 서명하십시오.',
  },
  'month-reviewed': {
    what: '이미 서명한 달입니다.',
    what_by: '{{by}} 님이 이미 서명한 달입니다.',
    next: '다른 달을 고르십시오.',
  },
  'review-outdated': {
    what: '그 사이에 이 달의 눈에 띄는 것이 바뀌었습니다.',
    next: '목록을 다시 보고 새로 생긴 것을 확인하십시오.',
  },
};

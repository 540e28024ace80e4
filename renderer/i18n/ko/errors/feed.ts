import type { feedErrors as en } from '../../en/errors/feed.ts';
import type { Words } from '../../words.ts';

export const feedErrors: Words<typeof en> = {
  'export-under-way': {
    what: '이미 사용자를 내보내고 있습니다.',
    next: '그 파일이 다 저장될 때까지 기다리거나 중단하십시오.',
  },
  'export-stopped': {
    what: '내보내기를 중단했습니다. 남은 파일은 없습니다.',
    next: '필요할 때 다시 내보내십시오.',
  },
  'feed-not-set': { what: '인사 자료로 연결된 파일이 없습니다.', next: '먼저 파일을 고르십시오.' },
  'feed-admin-gone': {
    what: '인사 자료를 연결한 담당자가 더 이상 관리자가 아니므로 반영을 멈췄습니다.',
    next: '다른 관리자가 파일과 열을 다시 골라 이어받으십시오.',
  },
  'feed-file-changing': {
    what: '다른 프로그램이 지금 파일을 쓰고 있어 아무것도 반영하지 않았습니다.',
    next: '파일 저장이 끝난 뒤 다시 읽으십시오.',
  },
  'feed-file-changed': {
    what: '이 숫자를 확인한 뒤 파일이 바뀌어 아무것도 반영하지 않았습니다.',
    next: '새 숫자를 확인하고 다시 결정하십시오.',
  },
};

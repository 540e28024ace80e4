import type { importErrors as en } from '../../en/errors/import.ts';
import type { Words } from '../../words.ts';

export const importErrors: Words<typeof en> = {
  'file-changed': {
    what: '검사한 뒤에 파일이 바뀌었습니다.',
    next: '파일을 다시 검사한 다음 가져오십시오.',
  },
  'import-running': {
    what: '다른 가져오기가 아직 진행 중입니다.',
    next: '끝날 때까지 기다리거나 그 가져오기를 취소하십시오.',
  },
  'import-cancelled': {
    what: '가져오기를 취소했고, 가져온 것은 하나도 남아 있지 않습니다.',
    next: '필요할 때 파일을 다시 가져오십시오.',
  },
  'import-not-running': {
    what: '진행 중인 가져오기가 없습니다.',
    next: '사용자 화면에서 결과를 확인하십시오.',
  },
  'import-decided': {
    what: '가져오기를 더 이상 취소할 수 없습니다. 새 사용자는 이미 추가되었고 마지막 변경을 저장하는 중입니다.',
    next: '끝날 때까지 기다리십시오.',
  },
  'import-unfinished': {
    what: '이전 가져오기를 아직 마무리하지 못하여, 그때 들어온 사용자가 남아 있을 수 있습니다.',
    next: '디스크에 여유 공간이 있는지 확인한 뒤 다시 가져오십시오. 이전 가져오기부터 마무리합니다.',
  },
  'user-being-imported': {
    what: '지금 가져오는 중인 사용자입니다.',
    next: '가져오기가 끝날 때까지 기다리십시오.',
  },
};

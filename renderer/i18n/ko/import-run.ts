import type { importRun as en } from '../en/import-run.ts';
import type { Words } from '../words.ts';

export const importRun: Words<typeof en> = {
  strip: '가져오기',
  rows: '{{total, number}}행 중 {{done, number}}행',
  rate: '초당 {{rows, number}}행',
  left: '약 {{time}} 남음',
  secondsLeft: '약 {{seconds, number}}초 남음',
  pausing: '일시 정지하는 중…',
  paused: '일시 정지됨',
  pause: '일시 정지',
  resume: '계속하기',
  cancel: '가져오기 취소…',
  cancelTitle: '가져오기를 취소하시겠습니까?',
  cancelText: '지금까지 가져온 것을 모두 되돌립니다. 사무실은 가져오기 전과 똑같아집니다.',
  cancelConfirm: '취소하고 되돌리기',
  keep: '계속 가져오기',
  hide: '배경에서 계속하기',
  show: '자세히 보기',
  dismiss: '닫기',
  title: {
    checking: '{{file}} 검사 중',
    adding: '{{file}} 가져오는 중',
    changing: '{{file}} 가져오는 중: 마지막 변경',
    'taking-back': '{{file}} 가져오기를 되돌리는 중',
  },
  text: {
    checking: '아직 아무것도 저장하지 않았습니다.',
    adding: '그동안 다른 일을 계속할 수 있습니다. 끝나기 전에는 흔적 없이 취소할 수 있습니다.',
    changing:
      '새 사용자는 추가되었습니다. 이미 있던 사용자의 변경을 저장하고 필요한 알림을 보내는 중이며, 더 이상 취소할 수 없습니다.',
    'taking-back': '가져온 것을 모두 지우는 중입니다.',
  },
  done: '{{file}} 가져오기를 마쳤습니다',
  failed: '{{file}} 가져오기에 실패했습니다',
  takenBack: {
    cancelled: '{{file}} 가져오기를 취소했습니다',
    'program-ended': '프로그램이 종료되어 {{file}} 가져오기가 중단되었습니다',
  },
  nothingLeft: '가져온 것을 모두 되돌렸습니다.',
};

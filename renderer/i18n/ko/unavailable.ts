import type { unavailable as en } from '../en/unavailable.ts';
import type { Words } from '../words.ts';

export const unavailable: Words<typeof en> = {
  unchanged: '바뀐 것은 없습니다.',
  again: '다시 확인',
  looking: '확인하는 중…',
  still: '아직 그대로입니다.',
  reason: {
    'database-newer': {
      title: '더 새로운 Resetdesk에서 만든 데이터입니다',
      what: '이 버전은 더 새로운 버전이 저장한 데이터를 읽을 수 없습니다.',
      next: '이 컴퓨터에 최신 Resetdesk를 설치한 다음 다시 여십시오.',
    },
    'database-corrupt': {
      title: '데이터 파일이 손상되었습니다',
      what: '여는 동안의 검사를 통과하지 못해 더 진행하지 않았습니다.',
      next: '마지막 백업과 복구 키로 사무실을 복원하십시오. 손상된 파일은 따로 보관합니다.',
    },
    'database-read-only': {
      title: '데이터 파일에 쓸 수 없습니다',
      what: '데이터를 읽을 수는 있지만 이 계정으로는 바꿀 수 없습니다.',
      next: '관리자에게 데이터 폴더의 쓰기 권한을 요청한 다음 다시 확인하십시오.',
    },
    'database-open-elsewhere': {
      title: '다른 프로그램에서 데이터를 쓰고 있습니다',
      what: '이 컴퓨터의 다른 계정 등에서 실행한 Resetdesk가 쓰고 있습니다.',
      next: '그 프로그램을 닫은 다음 다시 확인하십시오.',
    },
    'folder-unusable': {
      title: '데이터 폴더를 쓸 수 없습니다',
      what: '폴더를 만들거나 열 수 없거나 디스크가 가득 찼습니다.',
      next: '디스크가 연결되어 있는지, 공간과 쓰기 권한이 있는지 살펴본 다음 다시 확인하십시오.',
    },
    'key-store-unavailable': {
      title: '이 컴퓨터에 키를 안전하게 보관할 곳이 없습니다',
      what: 'Resetdesk는 운영 체제의 보호 아래 비밀 정보를 보관하며, 그 보호가 없으면 진행하지 않습니다.',
      next: '평소처럼 컴퓨터에 로그인한 다음(Linux에서는 키링을 설치하고 연 다음) 다시 확인하십시오.',
    },
  },
  silent: {
    title: '프로그램이 응답하지 않습니다',
    what: '이 창에서 데이터를 맡은 부분에 연결할 수 없습니다.',
    next: 'Resetdesk를 닫았다가 다시 여십시오. 그래도 안 되면 관리자에게 알리십시오.',
  },
};

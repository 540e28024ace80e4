import type { backupErrors as en } from '../../en/errors/backup.ts';
import type { Words } from '../../words.ts';

export const backupErrors: Words<typeof en> = {
  'backup-no-folder': {
    what: '백업 폴더를 아직 고르지 않았습니다.',
    next: '폴더를 골라 저장하거나, 이번 백업을 파일로 저장하십시오.',
  },
  'backup-folder-gone': {
    what: '백업 폴더에 연결할 수 없습니다.',
    next: '디스크나 네트워크 공유 폴더를 연결하거나 다른 폴더를 고르십시오.',
  },
  'backup-disk-full': {
    what: '그곳에 백업을 저장할 공간이 없습니다.',
    next: '공간을 비우거나 보관할 백업 수를 줄이거나 다른 폴더를 고르십시오.',
  },
  'backup-not-written': {
    what: '백업을 저장하지 못했습니다.',
    next: '이 계정에 쓰기 권한이 있는지 확인하거나 다른 위치를 고르십시오.',
  },
  'backup-unverified': {
    what: '다시 읽은 내용이 저장한 내용과 달라 백업을 지웠습니다.',
    next: '그 디스크를 믿지 말고 다른 위치를 고르십시오.',
  },
  'backup-office-damaged': {
    what: '사무실 데이터 파일이 검사를 통과하지 못해 백업을 만들지 않았습니다.',
    next: '오늘 안에 관리자에게 알리십시오. 마지막으로 성공한 백업이 필요할 수 있습니다.',
  },
  'backup-not-ours': {
    what: 'Resetdesk 백업 파일이 아닙니다.',
    next: '이름이 .resetdesk-backup으로 끝나는 파일을 고르십시오.',
  },
  'backup-damaged': {
    what: '손상되었거나 온전하지 않은 백업입니다. 바뀐 것은 없습니다.',
    next: '보관한 곳에서 다시 복사하거나 더 오래된 백업을 고르십시오.',
  },
  'backup-newer': {
    what: '더 새로운 Resetdesk에서 만든 백업입니다.',
    what_version: '이 백업은 Resetdesk {{version}}에서 만들었으며, 지금 버전이 더 오래되었습니다.',
    next: '이 컴퓨터에 최신 Resetdesk를 설치한 다음 백업을 다시 고르십시오.',
  },
  'office-open-elsewhere': {
    what: '다른 Resetdesk에서 이 사무실을 열어 두었으므로 그대로 두었습니다.',
    next: '그 프로그램을 닫은 다음 다시 시도하십시오.',
  },
};

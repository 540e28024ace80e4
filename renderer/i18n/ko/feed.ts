import type { feed as en } from '../en/feed.ts';
import type { Words } from '../words.ts';

export const feed: Words<typeof en> = {
  about:
    '인사 프로그램이 저장하는 CSV 파일입니다. 파일이 바뀔 때마다 새로운 사람을 추가하고 바뀐 정보를 자동으로 반영합니다. 파일에서 빠진 사람은 목록에 올리며, 관리자가 결정하기 전에는 아무도 사용 중지하지 않습니다.',
  none: {
    title: '연결된 파일이 없습니다',
    rules: {
      apply: '새로운 사람과 바뀐 정보는 가져오기와 같은 규칙으로 바로 반영합니다.',
      leavers: '파일에서 빠진 사람은 여기에 표시합니다. 사용 중지할지 유지할지 결정하십시오.',
      ask: '평소보다 많이 바뀌는 파일은 관리자의 결정을 기다립니다.',
    },
    choose: '파일 선택…',
  },
  state: {
    file: '파일',
    applied: '마지막 반영',
    notYet: '아직 없음',
    counts:
      '새로 추가 {{added, number}}명 · 변경 {{updated, number}}명 · 그대로 {{unchanged, number}}명 · 빠짐 {{leavers, number}}명',
    inName: '연결한 담당자',
    ask: '먼저 묻는 기준',
    askAbove: '빠진 사람, 읽지 못한 행 또는 주소가 바뀌는 사람이 {{percent}}%를 넘을 때',
    reading: '파일을 읽는 중…',
    readingPercent: '파일을 읽는 중: {{percent}}%',
    readNow: '지금 읽기',
    change: '열과 기준…',
    another: '다른 파일…',
    stop: '연결 해제',
    since: '{{at}}부터입니다. 이 때문에 바뀐 것은 없습니다.',
    read: '파일을 읽었습니다.',
  },
  bad: {
    title_other: '읽을 수 없는 행 {{count, number}}개',
    text: '나머지 행은 반영했습니다. 이 행을 고칠 때까지는 아무도 빠진 것으로 보지 않습니다. 빠진 사람의 행일 수 있기 때문입니다.',
    line: '{{line}}행: {{problem}}',
  },
  held: {
    title: '결정을 기다리는 파일이 있습니다',
    intro: '아직 아무것도 반영하지 않았습니다. 평소와 다른 점은 다음과 같습니다.',
    reason: {
      leavers: '{{followed, number}}명 중 {{leavers, number}}명이 파일에서 빠졌습니다.',
      'bad-rows': '{{rows, number}}행 중 {{bad, number}}행을 읽을 수 없습니다.',
      addresses: '{{rows, number}}명 중 {{addressChanges, number}}명의 주소가 바뀝니다.',
    },
    would:
      '반영하면 {{added, number}}명을 추가하고 {{updated, number}}명을 변경하며 {{leavers, number}}명을 빠진 사람 목록에 올립니다. 반영만으로 사용 중지되는 사람은 없습니다.',
    apply: '그래도 반영',
    leave: '이 파일은 반영하지 않음',
    leftAside: '이 파일은 반영하지 않기로 했습니다. 다음 파일은 평소처럼 확인합니다.',
  },
  leavers: {
    title: '파일에서 빠진 사람',
    about:
      '인사 자료로 등록되었으나 지금 파일에는 없는 사람입니다. 사용 중지하면 토큰이 무효가 되고, 유지하면 인사 자료와의 연결이 끊깁니다.',
    none: '빠진 사람이 없습니다.',
    list: '파일에서 빠진 사람 목록',
    since: '확인 시점:',
    disable: '사용 중지',
    keep: '유지',
    disableOne: '{{name}} 님 사용 중지',
    keepOne: '{{name}} 님 유지',
    disableAll: '{{count, number}}명 모두 사용 중지…',
    keepAll: '모두 유지',
    disableTitle_other: '{{count, number}}명을 사용 중지하시겠습니까?',
    disableText:
      '유효한 토큰이 즉시 무효가 되고 재설정을 보낼 수 없게 됩니다. 사용 재개는 한 사람씩 할 수 있습니다.',
    disableConfirm_other: '{{count, number}}명 사용 중지',
    more: '{{total, number}}명 중 처음 {{shown, number}}명을 표시합니다.',
    disabled_other: '{{count, number}}명을 사용 중지했습니다.',
    kept_other: '{{count, number}}명을 유지했습니다.',
  },
  setup: {
    title: '인사 프로그램의 파일 연결',
    intro: '인사 프로그램이 계속 새로 저장하는 CSV 파일을 고르십시오. 네트워크 공유 폴더에 있으면 좋습니다.',
    pick: '파일 선택…',
    pickAgain: '다른 파일 선택…',
    reading: '파일을 읽는 중…',
    resultTitle: '이 파일을 연결하면 처음에 이렇게 됩니다',
    added: '새로 추가',
    updated: '변경',
    unchanged: '그대로',
    bad: '읽을 수 없음',
    addressChanges: '주소 변경',
    ask: '먼저 묻는 기준',
    askHint:
      '빠진 사람, 읽지 못한 행 또는 주소가 바뀌는 사람의 비율이 이 값을 넘으면 먼저 묻습니다. 1부터 100까지입니다.',
    askRange: '1부터 100까지의 정수를 입력하십시오.',
    percent: '%',
    back: '열 연결로 돌아가기',
    follow: '이 파일 연결',
  },
  stop: {
    title: '파일 연결을 해제하시겠습니까?',
    text: '사용자 정보는 바뀌지 않습니다. 빠진 사람 목록은 비워집니다.',
    confirm: '연결 해제',
  },
  by: '인사 자료({{name}})',
  banner: {
    problem: '인사 자료가 반영되지 않고 있습니다.',
    held: '인사 자료 파일이 결정을 기다리고 있습니다.',
    heldText: '평소보다 많이 바뀝니다.',
    leavers_other: '인사 자료에서 {{count, number}}명이 빠졌습니다.',
    leaversText: '사용 중지할지 유지할지 결정하십시오.',
    action: '인사 자료',
  },
};

import type { CheckpointReason } from '../../../shared/evidence-lists.ts';
import { type Block, say } from '../mail-body.ts';
import type { CheckpointMailFacts, CheckpointMails } from './checkpoint-words.ts';
import { NO_LINK } from './no-link.ts';

const REASONS: Record<CheckpointReason, string> = {
  entries: '새 기록이 일정 건수만큼 쌓임',
  daily: '하루 한 번',
  quit: 'Resetdesk 종료',
  'by-hand': '관리자의 요청',
  export: '활동 기록 내보내기',
  settings: '증거 보존 설정 변경',
  retention: '보존 기간이 지난 기록 삭제',
};

function news({ news }: CheckpointMailFacts): Block[] {
  if (news === null) return [];
  if (news.kind === 'first') {
    return [
      { kind: 'heading', sentence: say`처음 받으시는 기준점 메일입니다` },
      {
        kind: 'text',
        sentence: say`책임자로 지정되어 이 메일을 받으십니다. 보관해 두시는 것 외에 하실 일은 없습니다. 나중에 활동 기록이 바뀌지 않았는지 확인해야 할 때, 보관하신 메일과 기록을 비교합니다. Resetdesk의 활동 기록 화면에서 ‘검증’을 누르고 메일 본문을 붙여넣으면 됩니다.`,
      },
      {
        kind: 'text',
        sentence: say`헬프데스크가 업무를 하고 있는데도 며칠 동안 이 메일이 오지 않으면 이유를 확인해 주시기 바랍니다.`,
      },
    ];
  }
  return [
    { kind: 'heading', sentence: say`이 주소로 보내 드리는 마지막 기준점입니다` },
    {
      kind: 'text',
      sentence:
        news.to === null
          ? say`앞으로는 기준점을 메일로 보내지 않습니다. 모르시는 일이라면 누가 바꾸었는지 확인해 주시기 바랍니다.`
          : say`앞으로 기준점을 받을 주소: ${news.to}. 모르시는 일이라면 누가 바꾸었는지 확인해 주시기 바랍니다.`,
    },
  ];
}

export const checkpointKo: CheckpointMails = {
  checkpoint: (facts) => ({
    subject: '활동 기록의 기준점을 보내 드립니다',
    blocks: [
      {
        kind: 'text',
        sentence: say`${facts.officeName} 활동 기록의 기준점입니다. 이 시점에 기록이 어디까지 어떤 내용이었는지 서명해 둔 것입니다. 이후에 누군가 그 이전 기록을 고치거나 지우면 기록이 이 메일과 맞지 않게 됩니다.`,
      },
      {
        kind: 'facts',
        rows: [
          ['마지막 기록 번호', String(facts.entries)],
          ['만든 시각', facts.at],
          ['만든 이유', REASONS[facts.reason]],
        ],
      },
      { kind: 'token', lines: facts.lines },
      ...news(facts),
      {
        kind: 'text',
        sentence: say`이 메일을 보관해 주시기 바랍니다. 개인정보나 비밀 정보는 들어 있지 않습니다.`,
      },
      NO_LINK.ko,
    ],
  }),

  doubt: (facts) => ({
    subject: '활동 기록에 이상이 있습니다',
    blocks: [
      {
        kind: 'text',
        sentence: say`${facts.officeName} 활동 기록의 기준점에 서명하려 했으나, 기록이 이전 내용과 맞지 않아 서명하지 않았습니다.`,
      },
      {
        kind: 'facts',
        rows: [
          ['처음 맞지 않는 기록 번호', String(facts.firstEntry)],
          ['발견한 시각', facts.at],
        ],
      },
      {
        kind: 'text',
        sentence: say`누군가 기록 파일을 바꾸었을 수 있습니다. 원인을 확인할 때까지 새 기준점은 만들지 않습니다.`,
      },
      {
        kind: 'text',
        sentence: say`아무것도 지우지 말고 컴퓨터를 그대로 두게 해 주시기 바랍니다. 전산 담당자가 Resetdesk의 활동 기록 화면에서 ‘검증’을 눌러, 보관해 두신 기준점 메일과 기록을 비교하게 하십시오.`,
      },
      NO_LINK.ko,
    ],
  }),
};

import type { CheckpointReason } from '../../../shared/evidence-lists.ts';
import { type Block, say } from '../mail-body.ts';
import type { CheckpointMailFacts, CheckpointMails } from './checkpoint-words.ts';
import { NO_LINK } from './no-link.ts';

const REASONS: Record<CheckpointReason, string> = {
  entries: 'enough new entries',
  daily: 'once a day',
  quit: 'Resetdesk was closed',
  'by-hand': 'an administrator asked for it',
  export: 'the log was exported',
  settings: 'the settings of the evidence were changed',
  retention: 'old entries were removed',
};

function news({ news }: CheckpointMailFacts): Block[] {
  if (news === null) return [];
  if (news.kind === 'first') {
    return [
      { kind: 'heading', sentence: say`Your first checkpoint` },
      {
        kind: 'text',
        sentence: say`You receive these mails as the owner. There is nothing to do but to keep them: they are what the log is compared with, should anybody ever ask whether it was changed. In Resetdesk, open Activity, choose Verify and paste the text of any of them.`,
      },
      {
        kind: 'text',
        sentence: say`When no such mail comes for days although the helpdesk is at work, ask why.`,
      },
    ];
  }
  return [
    { kind: 'heading', sentence: say`The last one at this address` },
    {
      kind: 'text',
      sentence:
        news.to === null
          ? say`From now on no checkpoints are sent by mail. If you did not know of this, ask who changed it.`
          : say`From now on checkpoints go to ${news.to}. If you did not know of this, ask who changed it.`,
    },
  ];
}

export const checkpointEn: CheckpointMails = {
  checkpoint: (facts) => ({
    subject: 'Activity log: checkpoint',
    blocks: [
      {
        kind: 'text',
        sentence: say`This is a checkpoint of the activity log of ${facts.officeName}: how far the log went at that moment, signed. Whoever later changes or removes an entry before it cannot make the log fit this mail again.`,
      },
      {
        kind: 'facts',
        rows: [
          ['Last entry', String(facts.entries)],
          ['Made at', facts.at],
          ['Because', REASONS[facts.reason]],
        ],
      },
      { kind: 'token', lines: facts.lines },
      ...news(facts),
      { kind: 'text', sentence: say`Please keep this mail. It holds no personal data and no secret.` },
      NO_LINK.en,
    ],
  }),

  doubt: (facts) => ({
    subject: 'Activity log: something is wrong',
    blocks: [
      {
        kind: 'text',
        sentence: say`Resetdesk was about to sign a checkpoint of the activity log of ${facts.officeName} and did not, because the log does not fit what it said before.`,
      },
      {
        kind: 'facts',
        rows: [
          ['First at entry', String(facts.firstEntry)],
          ['Noticed at', facts.at],
        ],
      },
      {
        kind: 'text',
        sentence: say`Somebody may have changed the file of the log. Until it is looked into there will be no further checkpoints.`,
      },
      {
        kind: 'text',
        sentence: say`Have nothing deleted and the computer left as it is. Ask your IT to open Activity in Resetdesk, to choose Verify, and to compare the log with the checkpoint mails you have kept.`,
      },
      NO_LINK.en,
    ],
  }),
};

import type { CheckpointReason } from '../../shared/evidence-lists.ts';
import type { Language } from '../../shared/lists.ts';
import type { MailMessage } from '../services.ts';
import { message, type Sending, timeText } from './messages.ts';
import { checkpointEn } from './templates/checkpoint-en.ts';
import { checkpointKo } from './templates/checkpoint-ko.ts';
import type { CheckpointMailFacts, CheckpointMails } from './templates/checkpoint-words.ts';

const MAILS: Readonly<Record<Language, CheckpointMails>> = { ko: checkpointKo, en: checkpointEn };

/** The owner has an address and no name here; `at` is epoch ms. */
type ToOwner = Omit<Sending, 'contact'> & { owner: string; language: Language; at: number };

/** Carries a checkpoint as text, so that it can be copied out of any mail program (S94). */
export function composeCheckpointMail(
  facts: ToOwner & {
    entries: number;
    reason: CheckpointReason;
    /** The checkpoint's text form. */
    text: string;
    news: CheckpointMailFacts['news'];
  },
): MailMessage {
  const { language, owner } = facts;
  const words = MAILS[language].checkpoint({
    officeName: facts.officeName,
    entries: facts.entries,
    reason: facts.reason,
    news: facts.news,
    at: timeText(facts.at, language, facts.timeZone),
    lines: facts.text.trimEnd().split('\n'),
  });
  return message(facts, { name: '', address: owner }, language, words);
}

/** Tells the owner that the log does not fit itself. `firstEntry` is the number of the first one that does not. */
export function composeDoubtMail(facts: ToOwner & { firstEntry: number }): MailMessage {
  const { language, owner, officeName, firstEntry } = facts;
  const at = timeText(facts.at, language, facts.timeZone);
  const words = MAILS[language].doubt({ officeName, at, firstEntry });
  return message(facts, { name: '', address: owner }, language, words);
}

import type { ClipboardQuestion } from '../page-messages.ts';

/** Stands in for the system's clipboard; null when the browser does not let the page at it. */
export async function answerFromClipboard(question: ClipboardQuestion): Promise<string | null> {
  try {
    if (question.want === 'copy') {
      await navigator.clipboard.writeText(question.text);
      return question.text;
    }
    const { state } = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName });
    return state === 'granted' ? await navigator.clipboard.readText() : null;
  } catch {
    return null;
  }
}

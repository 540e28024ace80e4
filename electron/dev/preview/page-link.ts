import type { WebSocket } from 'ws';
import type { FromPage, Question, ToPage } from './page-messages.ts';

type Listener = {
  arrived(): void;
  /** The tab was closed or left; one that is taken over by another tab is not gone. */
  gone(): void;
  invoked(channel: string, args: unknown[]): Promise<unknown>;
};

/** The tab that took the window over is told so by this close code. */
const TAKEN_OVER = 4001;

let socket: WebSocket | null = null;
let listener: Listener | null = null;
let nextQuestion = 1;
const questions = new Map<number, { question: Question; answer(answer: string | null): void }>();

/** The window begins to listen; a page that is already there counts as just arrived. */
export function listenToPage(next: Listener): void {
  listener = next;
  if (socket) next.arrived();
}

/** One tab at a time is the window: a newer one takes over. */
export function attachPage(next: WebSocket): void {
  socket?.close(TAKEN_OVER);
  socket = next;
  next.on('message', (data) => void receive(next, JSON.parse(data.toString())));
  next.on('close', () => {
    if (socket !== next) return;
    socket = null;
    // As when a window with an open dialog goes away.
    for (const { answer } of questions.values()) answer(null);
    questions.clear();
    listener?.gone();
  });
  listener?.arrived();
}

export function sendToPage(message: ToPage): void {
  socket?.send(JSON.stringify(message));
}

/** Asks the page, or the person at it; null when there is no answer or no page. */
export function askPage(question: Question): Promise<string | null> {
  if (!socket) return Promise.resolve(null);
  const id = nextQuestion++;
  return new Promise((resolve) => {
    questions.set(id, { question, answer: resolve });
    sendToPage({ kind: 'ask', id, ...question });
  });
}

async function receive(from: WebSocket, message: FromPage): Promise<void> {
  if (message.kind === 'answer') {
    questions.get(message.id)?.answer(message.answer);
    questions.delete(message.id);
    return;
  }
  let reply: ToPage;
  try {
    if (!listener) throw new Error('The window is not open yet');
    reply = { kind: 'reply', id: message.id, value: await listener.invoked(message.channel, message.args) };
  } catch (error) {
    reply = { kind: 'failed', id: message.id, message: error instanceof Error ? error.message : 'failed' };
  }
  from.send(JSON.stringify(reply));
}

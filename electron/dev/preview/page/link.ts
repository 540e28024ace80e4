import type { FromPage, Question, ToPage } from '../page-messages.ts';
import { askForPath, say } from './ask.ts';
import { answerFromClipboard } from './clipboard.ts';

type Listener = (event: unknown, ...args: unknown[]) => void;
type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

const TAKEN_OVER = 4001;

/** What the preload gets for `require('electron')`: the same two objects, over a WebSocket to the preview host. */
export function openLink(path: string) {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<string, Set<Listener>>();
  const socket = new WebSocket(`ws://${location.host}${path}`);
  const open = new Promise<void>((resolve) => socket.addEventListener('open', () => resolve()));
  let next = 1;

  const send = (message: FromPage) => socket.send(JSON.stringify(message));

  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as ToPage;
    if (message.kind === 'reply') take(message.id)?.resolve(message.value);
    if (message.kind === 'failed') take(message.id)?.reject(new Error(message.message));
    if (message.kind === 'event') {
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...message.args);
    }
    if (message.kind === 'ask') {
      void answerTo(message).then((answer) => send({ kind: 'answer', id: message.id, answer }));
    }
    if (message.kind === 'window') {
      document.documentElement.dataset.previewProtected = String(message.protected);
      document.documentElement.dataset.previewFullScreen = String(message.fullScreen);
    }
  });

  socket.addEventListener('close', ({ code }) => {
    for (const { reject } of waiting.values()) reject(new Error('The preview host has gone'));
    waiting.clear();
    if (code === TAKEN_OVER) say('이 창은 다른 탭에서 열렸습니다. · This window is open in another tab.');
    else {
      say('미리보기 호스트가 멈췄습니다. · The preview host has stopped.');
      comeBack();
    }
  });

  function take(id: number): Waiting | undefined {
    const found = waiting.get(id);
    waiting.delete(id);
    return found;
  }

  return {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) => {
        Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true });
      },
    },
    ipcRenderer: {
      invoke: async (channel: string, ...args: unknown[]) => {
        const id = next++;
        const message: FromPage = { kind: 'invoke', id, channel, args };
        const text = JSON.stringify(message);
        await open;
        return new Promise<unknown>((resolve, reject) => {
          if (socket.readyState !== WebSocket.OPEN) reject(new Error('The preview host has gone'));
          waiting.set(id, { resolve, reject });
          socket.send(text);
        });
      },
      on: (channel: string, listener: Listener) => {
        const known = listeners.get(channel) ?? new Set();
        listeners.set(channel, known.add(listener));
      },
      removeListener: (channel: string, listener: Listener) => {
        listeners.get(channel)?.delete(listener);
      },
    },
  };
}

function answerTo(question: Question): Promise<string | null> {
  const clipboard = question.want === 'copy' || question.want === 'clipboard-text';
  return clipboard ? answerFromClipboard(question) : askForPath(question);
}

/** While developing, the host restarts after each build under the same address. */
function comeBack(): void {
  const timer = setInterval(() => {
    fetch('/', { method: 'GET' })
      .then((response) => {
        if (!response.ok) return;
        clearInterval(timer);
        location.reload();
      })
      .catch(() => {});
  }, 1000);
}

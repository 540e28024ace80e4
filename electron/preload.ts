import { contextBridge, ipcRenderer } from 'electron';
import { CHANNELS, EVENTS } from '../shared/channels.ts';
import type { ErrorCode, Reply } from '../shared/errors.ts';

const refuse = (code: ErrorCode): Reply<never> => ({ ok: false, error: { code } });

/** Two functions, names from closed lists, plain data both ways: all that a page may ever touch. */
contextBridge.exposeInMainWorld('resetdesk', {
  call: async (channel: unknown, input: unknown): Promise<Reply<unknown>> => {
    const known = CHANNELS.find((name) => name === channel);
    if (known === undefined) return refuse('unknown-channel');
    try {
      return await ipcRenderer.invoke(known, input);
    } catch (error) {
      // What cannot be copied to the other process never left this one.
      const uncopied = error instanceof Error && /clone|serializ|circular|BigInt/i.test(error.message);
      return refuse(uncopied ? 'invalid-input' : 'internal');
    }
  },
  on: (event: unknown, listener: unknown): (() => void) => {
    const known = EVENTS.find((name) => name === event);
    if (known === undefined || typeof listener !== 'function') return () => {};
    const hear = (_event: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(known, hear);
    return () => {
      ipcRenderer.removeListener(known, hear);
    };
  },
});

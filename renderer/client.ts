import type { Channel, EventName } from '../shared/channels.ts';
import type { InputOf, OutputOf, PayloadOf } from '../shared/contract.ts';
import type { Refusal, Reply } from '../shared/errors.ts';

/** What the preload puts on the window: plain data in, plain data out. */
export type Bridge = {
  call(channel: Channel, input: unknown): Promise<Reply<unknown>>;
  /** Returns the unsubscribe. */
  on(event: EventName, listener: (payload: unknown) => void): () => void;
};

declare global {
  interface Window {
    resetdesk: Bridge;
  }
}

/** The one error a call can end with; `refusal` has its words in `ui/refusal.tsx`. */
export class CallRefused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'CallRefused';
    this.refusal = refusal;
  }
}

/**
 * Asks main. The answer is trusted: main parsed it against the contract before it left.
 * @throws CallRefused, and nothing else; a bridge that fails to answer counts as `internal`.
 */
export async function call<C extends Channel>(channel: C, input: InputOf<C>): Promise<OutputOf<C>> {
  let reply: Reply<unknown>;
  try {
    reply = await window.resetdesk.call(channel, input);
  } catch {
    throw new CallRefused({ code: 'internal' });
  }
  if (!reply.ok) throw new CallRefused(reply.error);
  return reply.value as OutputOf<C>;
}

/** Listens to an event of main; returns the unsubscribe. */
export function onEvent<E extends EventName>(
  event: E,
  listener: (payload: PayloadOf<E>) => void,
): () => void {
  return window.resetdesk.on(event, (payload) => listener(payload as PayloadOf<E>));
}

/** The refusal inside whatever a `catch` or a mutation's `error` holds. */
export function refusalOf(error: unknown): Refusal {
  return error instanceof CallRefused ? error.refusal : { code: 'internal' };
}

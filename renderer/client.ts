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

type Prove = () => Promise<boolean>;
let prove: Prove | null = null;
let proving: Promise<boolean> | null = null;

/** Sets who asks the operator for the password when main wants it once more; returns the undo. */
export function proveWith(next: Prove): () => void {
  prove = next;
  return () => {
    if (prove === next) prove = null;
  };
}

/** One question at a time, also for calls that are refused side by side. */
function askToProve(): Promise<boolean> {
  proving ??= (prove?.() ?? Promise.resolve(false)).finally(() => {
    proving = null;
  });
  return proving;
}

/**
 * Asks main. The answer is trusted: main parsed it against the contract before it left.
 * Where main wants the password first, it is asked for and the call made again.
 * @throws CallRefused, and nothing else; a bridge that fails to answer counts as `internal`.
 */
export async function call<C extends Channel>(channel: C, input: InputOf<C>): Promise<OutputOf<C>> {
  let reply = await replyOf(channel, input);
  if (!reply.ok && reply.error.code === 're-authentication-needed' && (await askToProve())) {
    reply = await replyOf(channel, input);
  }
  if (!reply.ok) throw new CallRefused(reply.error);
  return reply.value as OutputOf<C>;
}

async function replyOf(channel: Channel, input: unknown): Promise<Reply<unknown>> {
  try {
    return await window.resetdesk.call(channel, input);
  } catch {
    return { ok: false, error: { code: 'internal' } };
  }
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

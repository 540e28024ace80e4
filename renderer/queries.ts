import {
  type MutateOptions,
  notifyManager,
  QueryClient,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import type { Channel } from '../shared/channels.ts';
import type { InputOf, OutputOf } from '../shared/contract.ts';
import type { Topic } from '../shared/lists.ts';
import { type CallRefused, call, onEvent } from './client.ts';

/** Which answers may be stale once main says that a topic has changed. */
const CHANNELS_OF_TOPIC: Record<Topic, readonly Channel[]> = {
  status: ['app.status'],
  users: ['users.search', 'users.get', 'users.departments'],
  views: ['users.views'],
  resets: ['resets.list', 'users.search', 'users.get', 'bulk.get', 'bulk.members'],
  outbox: ['outbox.list', 'resets.list', 'users.get', 'bulk.get', 'bulk.members'],
  activity: ['activity.list', 'users.get'],
  settings: ['settings.get', 'app.status', 'review.outliers'],
  operators: ['operators.list', 'app.status'],
  practice: ['practice.mailbox'],
  backup: ['backup.status'],
  approvals: ['approvals.list', 'users.get'],
  evidence: ['evidence.state', 'evidence.checkpoints', 'review.months', 'review.outliers'],
  alerts: ['alerts.list'],
  feed: ['feed.get', 'feed.leavers'],
  bulk: ['bulk.list', 'bulk.get', 'bulk.members', 'bulk.lines'],
  import: ['directory.importState'],
};

// An answer of main is drawn in the task that brought it: the library's own turn of a timer would come after a frame.
notifyManager.setScheduler(queueMicrotask);

/** There is no network between the screen and main, so nothing waits for one and nothing is tried again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false, gcTime: 0 },
    },
  });
}

/** Asks again for whatever main says has changed; returns the unsubscribe. */
export function followChanges(client: QueryClient): () => void {
  return onEvent('changed', ({ topics }) => {
    const stale = new Set<unknown>(topics.flatMap((topic) => CHANNELS_OF_TOPIC[topic]));
    void client.invalidateQueries({ predicate: ({ queryKey }) => stale.has(queryKey[0]) });
  });
}

/** On lock and sign-out: everything that was shown is dropped, except the status that says so. */
export function forgetAnswers(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'app.status' });
  client.getMutationCache().clear();
}

type ChannelOptions<C extends Channel> = Omit<
  UseQueryOptions<OutputOf<C>, CallRefused, OutputOf<C>>,
  'queryKey' | 'queryFn'
>;

/** A question to main, kept fresh by its events. Never for a channel whose input or answer is a secret. */
export function useChannel<C extends Channel>(
  channel: C,
  input: InputOf<C>,
  options?: ChannelOptions<C>,
): UseQueryResult<OutputOf<C>, CallRefused> {
  return useQuery({ ...options, queryKey: [channel, input], queryFn: () => call(channel, input) });
}

/** So long an answer that was asked for ahead counts as the screen's own, in ms; what changes meanwhile is told. */
export const FRESH = 1000;

/** The answer that a screen will ask for, there before the screen is; null where main refuses. */
export async function askAhead<C extends Channel>(
  client: QueryClient,
  channel: C,
  input: InputOf<C>,
): Promise<OutputOf<C> | null> {
  const asking = client.ensureQueryData({ queryKey: [channel, input], queryFn: () => call(channel, input) });
  return asking.catch(() => null);
}

/** Holds an input until the call has it: the mutation cache must not keep a password. */
type Envelope<T> = { take(): T };

function envelope<T>(input: T): Envelope<T> {
  const held = [input];
  return {
    take() {
      const [value] = held.splice(0, 1);
      return value as T;
    },
  };
}

type CommandOptions<C extends Channel> = Pick<
  MutateOptions<OutputOf<C>, CallRefused, Envelope<InputOf<C>>>,
  'onSuccess' | 'onError' | 'onSettled'
>;

export type Command<C extends Channel> = Omit<
  UseMutationResult<OutputOf<C>, CallRefused, Envelope<InputOf<C>>>,
  'mutate' | 'mutateAsync' | 'variables'
> & {
  mutate(input: InputOf<C>, options?: CommandOptions<C>): void;
  mutateAsync(input: InputOf<C>, options?: CommandOptions<C>): Promise<OutputOf<C>>;
};

/** An act on main, as react-query's `useMutation`, except that the input is forgotten as soon as it is sent. */
export function useCommand<C extends Channel>(channel: C): Command<C> {
  const mutation = useMutation<OutputOf<C>, CallRefused, Envelope<InputOf<C>>>({
    mutationFn: (input) => call(channel, input.take()),
  });
  return {
    ...mutation,
    mutate: (input, options) => mutation.mutate(envelope(input), options),
    mutateAsync: (input, options) => mutation.mutateAsync(envelope(input), options),
  };
}

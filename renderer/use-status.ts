import { type QueryClient, queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Role } from '../shared/lists.ts';
import type { AppStatus, OperatorView } from '../shared/models.ts';
import { type CallRefused, call } from './client.ts';
import { askFirstList } from './users/first-list.ts';

const STATUS = queryOptions<AppStatus, CallRefused>({
  queryKey: ['app.status'],
  queryFn: async ({ client, queryKey }) => {
    const status = await call('app.status', {});
    const before = client.getQueryData<AppStatus>(queryKey);
    if (status.state.kind === 'ready' && before?.state.kind !== 'ready') await askFirstList(client);
    return status;
  },
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** Asks for the status before anybody shows it. Where main does not answer, whoever shows it asks again. */
export function askStatus(client: QueryClient): Promise<void> {
  return client.prefetchQuery(STATUS);
}

/** The status as a query: only the outermost component, which waits for the first answer, needs this form. */
export function useStatusQuery(): UseQueryResult<AppStatus, CallRefused> {
  return useQuery(STATUS);
}

/** The program's status. Everything below `App` is rendered only once there is one. */
export function useStatus(): AppStatus {
  const { data } = useStatusQuery();
  if (!data) throw new Error('useStatus is used outside of App');
  return data;
}

/** Who works at this window, or null while nobody is signed in. */
export function useOperator(): OperatorView | null {
  const { state } = useStatus();
  return 'operator' in state ? state.operator : null;
}

const RANK: Record<Role, number> = { viewer: 0, operator: 1, admin: 2 };

/** Whether the signed-in operator has that role or a higher one. Main decides; this only greys out. */
export function useMay(role: Role): boolean {
  const operator = useOperator();
  return operator !== null && RANK[operator.role] >= RANK[role];
}

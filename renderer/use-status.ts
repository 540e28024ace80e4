import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Role } from '../shared/lists.ts';
import type { AppStatus, OperatorView } from '../shared/models.ts';
import { type CallRefused, call } from './client.ts';

/** The status as a query: only the outermost component, which waits for the first answer, needs this form. */
export function useStatusQuery(): UseQueryResult<AppStatus, CallRefused> {
  return useQuery<AppStatus, CallRefused>({
    queryKey: ['app.status'],
    queryFn: () => call('app.status', {}),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
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

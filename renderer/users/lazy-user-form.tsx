import { type ComponentProps, lazy, Suspense } from 'react';
import type { UserFormDialog } from './user-form-dialog.tsx';

const Form = lazy(async () => ({ default: (await import('./user-form-dialog.tsx')).UserFormDialog }));

/** The form for a user's fields; loaded when somebody asks for it, for that is not what the window opens for. */
export function LazyUserForm(props: ComponentProps<typeof UserFormDialog>) {
  return (
    <Suspense fallback={null}>
      <Form {...props} />
    </Suspense>
  );
}

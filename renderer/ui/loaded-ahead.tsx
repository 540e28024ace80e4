import { type ComponentType, lazy, useState } from 'react';

/** A component whose code is loaded before anybody needs it. */
export type Ahead = {
  load(): Promise<unknown>;
  /** What is to be drawn now: the component itself once it is here. */
  part(): ComponentType;
};

export function ahead(load: () => Promise<ComponentType>): Ahead {
  let here: ComponentType | null = null;
  const loading = async () => {
    here ??= await load();
    return { default: here };
  };
  const Lazy = lazy(loading);
  return { load: loading, part: () => here ?? Lazy };
}

/**
 * Draws it at once when it is here. React's own `lazy` shows the fallback even then, and keeps a fallback that it has
 * shown for 300 ms.
 */
export function LoadedAhead({ of }: { of: Ahead }) {
  // The same for as long as it is drawn: another would be another component.
  const [Part] = useState(of.part);
  return <Part />;
}

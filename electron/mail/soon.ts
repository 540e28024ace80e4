/** Work that is done once for all who ask for it within a moment. */
export type Soon = {
  ask(): void;
  /** Does at once what was asked for; nothing otherwise. */
  rush(): void;
  /** Whoever calls this does the work. */
  drop(): void;
};

/** In real time, not the office's: the moment is the computer's. @param ms the moment */
export function createSoon(work: () => void, ms: number): Soon {
  let timer: NodeJS.Timeout | null = null;
  const drop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    ask() {
      timer ??= setTimeout(work, ms).unref();
    },
    rush() {
      if (timer !== null) work();
    },
    drop,
  };
}

import { useEffect, useState } from 'react';
import type { AroundNavHandler } from 'wouter';

/** The one form on screen that is not saved yet: it gets the way on, and asks the person first. */
let askFirst: ((go: () => void) => void) | null = null;

/** The router's `aroundNav`: every change of screen passes here, by link, by shortcut or by menu. */
export const guardNavigation: AroundNavHandler = (navigate, to, options) => {
  const go = () => navigate(to, options);
  if (askFirst === null) go();
  else askFirst(go);
};

export type LeaveGuard = {
  /** Somebody wants to leave and has to be asked. */
  asked: boolean;
  stay(): void;
  leave(): void;
};

/** While `unsaved`, leaving the screen waits for `leave()`. */
export function useLeaveGuard(unsaved: boolean): LeaveGuard {
  const [way, setWay] = useState<{ go(): void } | null>(null);
  useEffect(() => {
    if (!unsaved) return;
    askFirst = (go) => setWay({ go });
    return () => {
      askFirst = null;
    };
  }, [unsaved]);
  return {
    asked: way !== null,
    stay: () => setWay(null),
    leave: () => {
      askFirst = null;
      setWay(null);
      way?.go();
    },
  };
}

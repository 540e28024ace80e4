import { Kbd } from '@mantine/core';
import { Fragment, useEffect, useRef } from 'react';

/** `mod` is Command on a Mac and Control elsewhere. `code` is the physical key, so 한글 input does not matter. */
export type Keys = { code: string; mod?: boolean; shift?: boolean; alt?: boolean };

export const isMac = (): boolean => navigator.userAgent.includes('Mac');

const NAMES: Record<string, string> = {
  Enter: '↵',
  Slash: '/',
  Comma: ',',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

function keyNames(keys: Keys): string[] {
  const mac = isMac();
  return [
    ...(keys.mod ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(keys.alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(keys.shift ? [mac ? '⇧' : 'Shift'] : []),
    NAMES[keys.code] ?? keys.code.replace(/^(Key|Digit)/, ''),
  ];
}

/** A shortcut as its keys look on this computer's keyboard. */
export function Shortcut({ keys }: { keys: Keys }) {
  return (
    <span className="shortcut">
      {keyNames(keys).map((name, index) => (
        <Fragment key={name}>
          {index > 0 ? <span aria-hidden> + </span> : null}
          <Kbd>{name}</Kbd>
        </Fragment>
      ))}
    </span>
  );
}

/** True while an input method is putting a syllable together: no key means anything yet. */
export function isComposing(event: KeyboardEvent | { nativeEvent: KeyboardEvent }): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}

function matches(event: KeyboardEvent, keys: Keys): boolean {
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const otherMod = isMac() ? event.ctrlKey : event.metaKey;
  return (
    event.code === keys.code &&
    mod === (keys.mod ?? false) &&
    !otherMod &&
    event.shiftKey === (keys.shift ?? false) &&
    event.altKey === (keys.alt ?? false)
  );
}

/** Runs `act` on a shortcut anywhere in the window. Without `mod` or `alt` it rests while somebody types. */
export function useShortcut(keys: Keys, act: () => void, enabled = true): void {
  const { code, mod = false, shift = false, alt = false } = keys;
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event)) return;
      if (!matches(event, { code, mod, shift, alt })) return;
      if (!mod && !alt && isTyping(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [code, mod, shift, alt, enabled]);
}

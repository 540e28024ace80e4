/**
 * Chromium and Node switches that would open the program to other programs of the same person, or loosen what it
 * lets a page do. Electron's fuses cover Node's own switches only.
 */
const REFUSED =
  /^--?(remote-debugging-.*|remote-allow-origins|inspect.*|js-flags|load-extension|disable-extensions-except|disable-web-security|no-sandbox|disable-.*sandbox|single-process|in-process-gpu|(renderer|gpu|utility|zygote)-cmd-prefix|gpu-launcher|browser-subprocess-path|no-zygote|disable-site-isolation.*|allow-file-access.*|allow-running-insecure-content|unsafely-treat-insecure-origin-as-secure|ignore-certificate-errors.*|host-rules|host-resolver-rules|proxy-.*|enable-blink-features|enable-features|disable-features|log-net-log|ssl-key-log-file|net-log-.*|password-store|require|import|app|test-type|enable-automation)(=.*)?$/i;

/** The switches among `args` that a packaged program does not start with (S61). */
export function refusedSwitches(args: readonly string[]): string[] {
  return args.filter((arg) => REFUSED.test(arg.trim())).map((arg) => arg.trim().replace(/=.*$/s, ''));
}

/** The value of `--name=value`, or null. */
export function switchValue(args: readonly string[], name: string): string | null {
  const start = `--${name}=`;
  const found = args.find((arg) => arg.startsWith(start) && arg.length > start.length);
  return found ? found.slice(start.length) : null;
}

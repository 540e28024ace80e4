import { setNonce } from 'get-nonce';

declare global {
  interface Window {
    trustedTypes?: {
      createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown;
    };
  }
}

/** The nonce of this load, with which the page's policy allows the component kit's own style elements. */
export function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/**
 * Must run before anything is rendered. The component kit writes its theme by `innerHTML` of a style element:
 * style sheets pass, anything that could be markup is refused.
 */
export function securePage(): void {
  setNonce(pageNonce());
  window.trustedTypes?.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? null : text),
  });
}

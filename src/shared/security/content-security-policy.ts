/**
 * The one Content-Security-Policy of both page doors. It starts from nothing and allows only what the reader needs.
 */

/**
 * The policy for one answer. `nonce` (base64url, fresh per answer) lets the note editor and the widget library
 * insert their own style elements; scripts never get one.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

/** The place in index.html where each answer writes its nonce. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__'

// Headers that every answer carries, and the policies of what a page may load.
import type { FastifyInstance } from 'fastify';

/** The console: its own files and nothing else; no inline script or style; frames of a clip are blob: pictures. */
export const consolePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** A page made on the server: no script at all, one style known by its hash. */
export const plainPagePolicy = (styleSha256: string): string =>
  [
    `default-src 'none'`,
    `style-src 'sha256-${styleSha256}'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');

/** For answers that are no pages: whatever a browser makes of them, it may load and run nothing. */
const noPagePolicy = "default-src 'none'; frame-ancestors 'none'";

export function registerHeaders(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const set = (name: string, value: string): void => {
      if (!reply.hasHeader(name)) reply.header(name, value);
    };
    set('content-security-policy', noPagePolicy);
    set('x-content-type-options', 'nosniff');
    // `same-origin` and not `no-referrer`: under that one a form's own post would name no origin.
    set('referrer-policy', 'same-origin');
    set('cross-origin-opener-policy', 'same-origin');
    set('cross-origin-resource-policy', 'same-origin');
    set('permissions-policy', 'camera=(), microphone=(), geolocation=(), display-capture=()');
    if (request.protocol === 'https') set('strict-transport-security', 'max-age=31536000');
    return payload;
  });
}

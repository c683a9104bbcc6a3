/** Origins beside its own that the console's pages talk to: whoever issues the tokens, and the bucket that files are put into. */
export interface ConsoleOrigins {
  readonly connect: readonly string[];
}

/** Where the API answers under the console's own origin, so that no page needs CORS: `{apiPrefix}/projects` is the API's `/projects`. */
export const apiPrefix = '/api';

/** The one policy (console/precheck/open-precheck.ts) that may make an address of a program of a text: the worker's, which it knows. */
export const workerPolicy = 'attesta-precheck';

/**
 * The headers of every file of the console: `vite preview`, the laptop's server and CloudFront send these. Scripts, styles and fonts are
 * our own files and nothing is inline (bootstrap-italia's style sheet holds the arrows of its fields as data: pictures); a text of a file that somebody uploaded cannot become code, not even by a slip of ours,
 * since with `require-trusted-types-for` the browser itself refuses a text where markup or a script's address is wanted.
 */
export function consoleHeaders({ connect }: ConsoleOrigins): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      // WebAssembly alone (the core's kernels, in the worker that checks files before they are sent): no text becomes code by it.
      "script-src 'self' 'wasm-unsafe-eval'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      ['connect-src', "'self'", ...connect].join(' '),
      "worker-src 'self'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      `trusted-types ${workerPolicy}`,
    ].join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'no-referrer',
    'Strict-Transport-Security': 'max-age=31536000',
    'X-Content-Type-Options': 'nosniff',
  };
}

/** Files with the sha of their content in their name never change; the page and its configuration are asked for each time. */
export const cachingOf = (path: string): string => (path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');

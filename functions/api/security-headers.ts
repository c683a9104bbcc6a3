/**
 * On every answer. The answers are for programs: no page may be made of one, and nothing keeps a copy unless its route says so. None of
 * them starts with `X-` (domain.md §2.8): `nosniff` would; with no script, no frame and a sandbox there is nothing to sniff for.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  // Also of what a browser may keep (a record by its number): the next person at the same machine may see less.
  Vary: 'Accept-Language, Accept-Encoding, Authorization',
};

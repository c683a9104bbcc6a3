import { parseAccept } from 'hono/utils/accept';
import type { Language } from '../../shared/reasons/render.ts';

/** The language of an answer's sentences: the best of `Accept-Language` that we speak (RFC 9110 §12.5.4), else Italian. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = parseAccept(acceptLanguage ?? '').filter(({ q }) => q > 0);
  for (const { type } of wanted) {
    const primary = type.toLowerCase().split('-')[0];
    if (primary === 'it' || primary === '*') return 'it';
    if (primary === 'en') return 'en';
  }
  return 'it';
}

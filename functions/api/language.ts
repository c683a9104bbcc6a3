import { parseAccept } from 'hono/utils/accept';
import type { Language } from '../../shared/reasons/render.ts';

/** Of every sentence of ours; the first is the one for whoever does not say. */
const languages: readonly Language[] = ['it', 'en'];

/** The language of an answer's sentences: the best of `Accept-Language` that we speak (RFC 9110 §12.5.4), else Italian. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const asked = parseAccept(acceptLanguage ?? '').map(({ type, q }) => ({ primary: type.toLowerCase().split('-')[0], q }));
  const refused = new Set(asked.filter(({ q }) => q === 0).map(({ primary }) => primary));
  const spoken = languages.filter((language) => !refused.has(language));
  for (const { primary } of asked.filter(({ q }) => q > 0)) {
    const best = spoken.find((language) => primary === language || primary === '*');
    if (best) return best;
  }
  return 'it';
}

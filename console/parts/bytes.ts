import type { Language } from '../../shared/reasons/render.ts';
import { quantity } from '../../shared/telling/figures.ts';

/** `1,5 MB`. */
export const bytesText = (bytes: number, language: Language): string => quantity(bytes, 'bytes', language);

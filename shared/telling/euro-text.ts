import type { Language } from '../reasons/render.ts';

/** `599.266 €`: whole euros, in groups of three digits. */
export const euroText = (amount: number, language: Language): string =>
  `${String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, language === 'it' ? '.' : ',')} €`;

import type { Language } from '../../shared/reasons/render.ts';

const words = {
  it: ['Bozza di mappatura, da correggere e salvare come', 'Poi:'],
  en: ['Draft of a mapping, to be corrected and saved as', 'Then:'],
} as const;

/** The draft below the findings, with what to do with it. */
export function mappingDraftText(path: string, draft: string, language: Language): string {
  const [save, then] = words[language];
  const target = `${path}.mapping.yaml`;
  const [file, mapping] = [path, target].map((one) => (/[^\w./-]/.test(one) ? `"${one}"` : one));
  return `\n  ${save} ${target}\n  ${then} npx attesta inspect ${file} --mapping ${mapping}\n\n${draft}`;
}

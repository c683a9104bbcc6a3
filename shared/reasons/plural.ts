import type { Language } from './render.ts';

/** How a sentence about one class reads when it is about several: the words before `{class}`, and the verb after it. */
const forms: Readonly<Record<Language, readonly (readonly [one: string, several: string])[]>> = {
  it: [
    ['La classe {class} è', 'Le classi {class} sono'],
    ['la classe {class} è', 'le classi {class} sono'],
    ['la classe {class}', 'le classi {class}'],
    ['della classe {class}', 'delle classi {class}'],
  ],
  en: [
    ['Class {class} is', 'Classes {class} are'],
    ['class {class} is', 'classes {class} are'],
    ['class {class}', 'classes {class}'],
  ],
};

/** The catalogue's sentence in the plural where its `class` is a list of several. */
export function inPlural(text: string, details: Readonly<Record<string, unknown>>, language: Language): string {
  if (!Array.isArray(details.class) || details.class.length < 2) return text;
  return forms[language].reduce((told, [one, several]) => told.replace(one, several), text);
}

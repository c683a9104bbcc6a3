import type { Language } from './render.ts';

/** How a sentence about other projects reads when there is one: the words of several, then those of one. */
export const oneProjectForms: Readonly<Record<Language, readonly [several: string, one: string]>> = {
  it: ['in altri {otherProjects} progetti', 'in un altro progetto'],
  en: ['in {otherProjects} other projects', 'in another project'],
};

/** The catalogue's sentence about a single other project where only one is counted. */
export function onOneProject(text: string, { otherProjects }: Readonly<Record<string, unknown>>, language: Language): string {
  return otherProjects === 1 ? text.replace(...oneProjectForms[language]) : text;
}

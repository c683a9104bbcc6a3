import type { Services } from '../api/answers.ts';
import type { Words } from '../words/words.ts';

/** What a service is called in the declaration in force; one that is not in it any more is called by its id, the package by its word. */
export type ServiceNames = (service: string | null) => string;

export function serviceNames({ services }: Services, words: Words): ServiceNames {
  const names = new Map(services.map(({ id, name }) => [id, name]));
  return (service) => (service === null ? words.package : (names.get(service) ?? service));
}

import { plainName } from '../evidence/plain-name.ts';

/** Clouds that publish all their networks, by the words that their names are known by. */
const words: Readonly<Record<string, readonly string[]>> = {
  aws: ['aws', 'amazon'],
  azure: ['azure', 'microsoft'],
  gcp: ['gcp', 'google'],
  oci: ['oci', 'oracle'],
};

/** What the register of a provider's networks is named after, however a dossier writes the provider; of others their plain name. */
export function rangeProvider(name: string): string {
  const plain = plainName(name);
  const found = Object.entries(words).find(([, known]) => plain.split(' ').some((word) => known.includes(word)));
  return found?.[0] ?? plain;
}

/** Legal forms, written with and without points: they are no part of a name. */
const legalForms: readonly string[] = [
  'spa',
  'srl',
  'srls',
  'sas',
  'snc',
  'scarl',
  'inc',
  'ltd',
  'llc',
  'gmbh',
  'sarl',
  'sa',
  'bv',
  'plc',
  'corp',
  'corporation',
  'limited',
  'soc',
  'coop',
];

/** What names of companies compare by: letters and digits without accents, in small letters, without the legal form. */
export function companyKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // S.p.A. and S. r. l. are one word.
    .replace(/\b(\p{L})\.\s?(?=\p{L}\b\.?)/gu, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const named = words.filter((word) => !legalForms.includes(word));
  return (named.length > 0 ? named : words).join(' ');
}

import type { ServiceDeclaration } from '../model/declaration.ts';

/** Names of the third parties that a service declares, as written; a party is a name, or an entry that has one. */
export const thirdPartyNames = ({ thirdParties }: Pick<ServiceDeclaration, 'thirdParties'>): readonly string[] =>
  (thirdParties ?? []).map((party) => (typeof party === 'string' ? party : party.name));

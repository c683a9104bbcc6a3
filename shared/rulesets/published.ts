/**
 * Every published ruleset by its path under shared/rulesets, with the sha256 of the file's bytes: one line a release, added when `status`
 * becomes `published` and never changed again. Records cite that sha256; whoever wants other rules writes the next version beside it.
 */
export const published: Readonly<Record<string, string>> = {
  'avviso-1.2-province-citta-metropolitane/2025-04.yaml': '4fe1e86b10dcb8f48f407caf8c84022285b2ec9a1768c8bc63a25e4157acb3e9',
};

/**
 * Every published ruleset by its path under shared/rulesets, with the sha256 of the file's bytes: one line a release, added when `status`
 * becomes `published` and never changed again. Records cite that sha256; whoever wants other rules writes the next version beside it.
 */
export const published: Readonly<Record<string, string>> = {};

import { listOf, objectOf } from '../reading/json-value.ts';
import { readProviderRanges, registerGuide } from '../reading/provider-ranges.ts';
import { defineFormat } from './define-format.ts';

/** `cloud.json` and `goog.json` of Google, and the ranges of its crawlers. A register, no evidence. formats.md §21. */
export const format = defineFormat({
  id: 'google-ip-ranges-json',
  title: { it: 'Registro delle reti di Google (cloud.json)', en: 'Register of Google networks (cloud.json)' },
  kinds: ['ip-list'],
  guide: { ...registerGuide, how: 'pubblicato da Google' },
  claim: 'signature',
  detect({ text }) {
    return /^\s*\{/.test(text) && /"(syncToken|creationTime)"\s{0,9}:/.test(text) && /"ipv[46]Prefix"\s{0,9}:/.test(text)
      ? { needs: [] }
      : null;
  },
  reading: {
    shape: 'json',
    rows: ['prefixes'],
    read(document, run) {
      const register = objectOf(document);
      const ranges = listOf(register.prefixes);
      readProviderRanges({ provider: 'Google', snapshot: register.creationTime ?? register.syncToken, ranges }, run);
    },
  },
});

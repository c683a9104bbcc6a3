import { listOf, objectOf } from '../reading/json-value.ts';
import { readProviderRanges, registerGuide } from '../reading/provider-ranges.ts';
import { defineFormat } from './define-format.ts';

/** `ip-ranges.json` of Amazon, also without its first lines or as the rows that a query picked. A register, no evidence. formats.md §21. */
export const format = defineFormat({
  id: 'aws-ip-ranges-json',
  title: { it: 'Registro delle reti di AWS (ip-ranges.json)', en: 'Register of AWS networks (ip-ranges.json)' },
  kinds: ['ip-list'],
  guide: { ...registerGuide, how: 'pubblicato da AWS' },
  claim: 'signature',
  detect({ text }) {
    return /^\s*[[{]/.test(text) && /"(syncToken|service)"\s{0,9}:/.test(text) && /"ip(v6)?_prefix"\s{0,9}:/.test(text)
      ? { needs: [] }
      : null;
  },
  reading: {
    shape: 'json',
    rows: ['prefixes', 'ipv6_prefixes'],
    read(document, run) {
      const register = objectOf(document);
      const picked = register.ip_prefix || register.ipv6_prefix ? [register] : document;
      const ranges = [register.prefixes, register.ipv6_prefixes, picked].flatMap(listOf);
      readProviderRanges({ provider: 'AWS', snapshot: register.createDate ?? register.syncToken, ranges }, run);
    },
  },
});

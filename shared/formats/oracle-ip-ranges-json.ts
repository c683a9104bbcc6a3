import { listOf, objectOf } from '../reading/json-value.ts';
import { readProviderRanges, registerGuide } from '../reading/provider-ranges.ts';
import { defineFormat } from './define-format.ts';

/** `public_ip_ranges.json` of Oracle. A register, no evidence. formats.md §21. */
export const format = defineFormat({
  id: 'oracle-ip-ranges-json',
  title: {
    it: 'Registro delle reti di Oracle Cloud (public_ip_ranges.json)',
    en: 'Register of Oracle Cloud networks (public_ip_ranges.json)',
  },
  kinds: ['ip-list'],
  guide: { ...registerGuide, how: 'pubblicato da Oracle' },
  claim: 'signature',
  detect({ text }) {
    return /^\s*\{/.test(text) && /"regions"\s{0,9}:/.test(text) && /"cidrs"\s{0,9}:/.test(text) ? { needs: [] } : null;
  },
  reading: {
    shape: 'json',
    rows: ['regions', 'cidrs'],
    read(document, run) {
      const register = objectOf(document);
      const ranges = listOf(register.regions).flatMap((region) => listOf(objectOf(region).cidrs));
      readProviderRanges({ provider: 'Oracle', snapshot: register.last_updated_timestamp, ranges }, run);
    },
  },
});

import { listOf, objectOf } from '../reading/json-value.ts';
import { readProviderRanges, registerGuide } from '../reading/provider-ranges.ts';
import { defineFormat } from './define-format.ts';

/** `ServiceTags_Public_….json` of Microsoft. A register, no evidence. formats.md §21. */
export const format = defineFormat({
  id: 'azure-service-tags-json',
  title: { it: 'Registro delle reti di Azure (service tags)', en: 'Register of Azure networks (service tags)' },
  kinds: ['ip-list'],
  guide: { ...registerGuide, how: 'pubblicato da Microsoft ogni settimana' },
  claim: 'signature',
  detect({ text }) {
    return /^\s*\{/.test(text) && /"changeNumber"\s{0,9}:/.test(text) && /"addressPrefixes"\s{0,9}:/.test(text) ? { needs: [] } : null;
  },
  reading: {
    shape: 'json',
    rows: ['values'],
    read(document, run) {
      const register = objectOf(document);
      const tags = listOf(register.values).map((tag) => objectOf(objectOf(tag).properties));
      const ranges = tags.flatMap(({ addressPrefixes }) => listOf(addressPrefixes));
      readProviderRanges({ provider: 'Azure', snapshot: register.changeNumber, ranges }, run);
    },
  },
});

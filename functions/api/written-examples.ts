import * as z from 'zod';

/** What the description of the API shows of the texts that people write. */
const declaration = `schema: attesta/declaration@1
entity: { ipa: p_vd, name: Provincia di Valdoro, kind: province }
project:
  cup: D19B25999990006
  notice: avviso-1.2-province-citta-metropolitane
  decree: { number: "73 - 1 / 2025 - PNRR", date: 2025-06-23 }
services:
  - { id: protocollo, name: Protocollo, candidateMode: transfer, destination: iaas }
`;
const mapping = `schema: attesta/mapping@1
zone: Europe/Rome
columns: { time: Quando }
resourceId: { column: Macchina }
`;
const texts = { declaration, mapping } as const;

const texture = z.string().meta({ description: 'Il testo: YAML, o JSON che ne è una parte. Al più 1 MiB.' });

/** The body of a request that brings one. */
export const textBody = (which: keyof typeof texts) => ({
  description: 'Il testo com’è: al più 1 MiB, UTF-8.',
  content: {
    'application/yaml': { schema: texture, example: texts[which] },
    'application/json': { schema: texture, example: '{"schema":"…"}' },
  },
});

export const textExample = {
  versionId: '3sL4kqtJlcpXroDTDmJrmSpXd3dIbrHY',
  receivedAt: '2026-03-20T09:00:00Z',
  sha256: '0b8d5a7e9c2b4d6f8091a3b5c7d9e1f304158f1b1c6c0c0f5b3b7d1e0c1f4f6f',
} as const;

export const writtenExample = (path: string, which: keyof typeof texts = 'declaration') => ({ path, ...textExample, text: texts[which] });

/** A fictional project; each test may take its own CUP, so that tests share the endpoints and not their state. */
export const project = { ipa: 'p_vd', cup: 'D19B25999990006' } as const;

export const keyOf = (path: string): string => `uploads/${project.ipa}/${project.cup}/${path}`;

/** A small valid declaration. `name` tells two versions apart. */
export const dossier = (name = 'Provincia di Valdoro', cup: string = project.cup): string => `schema: attesta/declaration@1
entity: { ipa: P_VD, name: ${name}, kind: province }
project:
  cup: ${cup}
  notice: avviso-1.2-province-citta-metropolitane
  decree: { number: "73 - 1 / 2025 - PNRR", date: 2025-06-23, notifiedOn: 2025-06-25 }
services:
  - id: protocollo
    name: Protocollo
    candidateMode: transfer
    destination: iaas
    migrationStartedOn: 2025-10-13
    releasedOn: 2025-11-10
    resources: [{ provider: aws, id: i-0a1b2c3d4e5f60718, kind: vm }]
`;

/** Line 6 names no notice that anybody knows. */
export const invalidDossier = dossier().replace('avviso-1.2-province-citta-metropolitane', 'avviso-di-altri');

/** A table that says neither what its columns hold nor in which zone its times are: a mapping must. */
export const report = (rows = 3): string =>
  ['Quando;Macchina;Valore', ...Array.from({ length: rows }, (_, n) => `13/10/2025 0${n}:00;srv-01;${n + 1},5`), ''].join('\n');

/** `producer` tells two mappings apart. */
export const mapping = (producer = 'Esempio Cloud SpA'): string => `schema: attesta/mapping@1
layout: wide
zone: Europe/Rome
dateFormat: dd/MM/yyyy HH:mm
decimal: ","
interval: PT1H
columns: { time: Quando }
resourceId: { column: Macchina }
series:
  - { column: Valore, class: cpu, metric: cpu-used, meaning: used, unit: percent, statistic: avg }
producer: { name: ${producer}, kind: csp }
`;

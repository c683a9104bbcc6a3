import { stringify } from 'yaml';
import type { CaseFile, CaseRow, OracleCase } from './case.ts';
import { iso } from './rome.ts';

/** A case as a dossier folder in memory, and when each of its files arrived. */
export interface RenderedCase {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Upload path to RFC 3339 UTC. */
  readonly receipts: ReadonlyMap<string, string>;
}

export const serviceId = 'protocollo';
export const project = { ipa: 'p_vd', cup: 'D19B25999990006' } as const;
const folder = `${serviceId}/usage-report`;
export const pathOf = (file: CaseFile): string => `${folder}/${file.name}`;

/** One service on IaaS, all four classes asked, and nothing that other verification points would want. */
export function dossierOf({ service }: OracleCase): unknown {
  const { migrationStartedOn, releasedOn, completedOn, observationWindow } = service;
  return {
    schema: 'attesta/declaration@1',
    entity: { ipa: project.ipa, name: 'Provincia di Valdoro', kind: 'province', taxCode: '01234567897' },
    project: {
      cup: project.cup,
      notice: 'avviso-1.2-province-citta-metropolitane',
      decree: { number: '73 - 1 / 2025 - PNRR', date: service.decreeDate, notifiedOn: null },
    },
    services: [
      {
        id: serviceId,
        catalogueCode: null,
        name: 'Protocollo',
        candidateMode: 'transfer',
        destination: 'iaas',
        migrationStartedOn,
        releasedOn,
        completedOn,
        observationWindow,
        resources: service.resources.map((resource) => ({ provider: 'other', ...resource })),
      },
    ],
  };
}

/** What the long table calls a metric: statistics of one metric are told apart by it. */
const columnOf = (row: CaseRow): string => `${row.metric} ${row.statistic}`;
const timeText = (ms: number, zone: CaseFile['zone']): string => (zone === 'known' ? iso(ms) : iso(ms).replace('Z', ''));

/** Rows state their own length: an end column. A reading then ends where it starts. */
const hasEndColumn = ({ rows }: CaseFile): boolean =>
  rows.some((row) => row.lengthFrom === 'file' || (row.length === 0 && row.stampSide === 'start'));

function table(file: CaseFile): string {
  const ends = hasEndColumn(file);
  const lines = file.rows.map((row) =>
    [
      timeText(row.stamp, file.zone),
      row.resourceId,
      columnOf(row),
      row.value === null ? '' : String(row.value),
      ...(ends ? [timeText(row.stamp + row.length, file.zone)] : []),
    ].join(','),
  );
  return `${[`time,id,metric,value${ends ? ',end' : ''}`, ...lines].join('\n')}\n`;
}

/** Whole seconds as an ISO 8601 duration. */
const durationText = (ms: number): string => `PT${ms / 1000}S`;

function mappingOf(file: CaseFile): unknown {
  const [sample] = file.rows;
  const ends = hasEndColumn(file);
  const series = new Map(file.rows.map((row) => [columnOf(row), row]));
  return {
    schema: 'attesta/mapping@1',
    format: 'generic-table',
    layout: 'long',
    ...(sample?.lengthFrom === 'mapping' ? { interval: durationText(sample.length) } : {}),
    ...(sample?.lengthFrom === 'mapping' && sample.stampSide ? { stamp: sample.stampSide } : {}),
    columns: { time: 'time', id: 'id', metric: 'metric', value: 'value', ...(ends ? { end: 'end' } : {}) },
    series: [...series].map(([column, row]) => ({
      column,
      class: row.class,
      metric: row.metric,
      meaning: row.meaning,
      unit: row.unit,
      statistic: row.statistic,
    })),
  };
}

/** Turns a case into files. Billed rows have no place in a hand-made table: leave them out first (`withoutBilledRows`). */
export function renderCase(question: OracleCase): RenderedCase {
  const encoder = new TextEncoder();
  const files = new Map([['dossier.yaml', encoder.encode(stringify(dossierOf(question)))]]);
  const receipts = new Map<string, string>();
  for (const file of question.files) {
    const path = pathOf(file);
    files.set(path, encoder.encode(table(file)));
    files.set(`${path}.mapping.yaml`, encoder.encode(stringify(mappingOf(file))));
    receipts.set(path, iso(file.receivedAt));
  }
  return { files, receipts };
}

export function withoutBilledRows(question: OracleCase): OracleCase {
  const files = question.files.map((file) => ({ ...file, rows: file.rows.filter((row) => row.evidence === 'measured') }));
  return { ...question, files: files.filter((file) => file.rows.length > 0) };
}

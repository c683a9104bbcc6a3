import { rawUnit, termsOfChannel } from '../reading/metrics/prtg-channels.ts';
import { prtgUnits } from '../reading/metrics/prtg-units.ts';
import { lengthWithoutClockChange, readRangeLength, usualLength } from '../reading/ole-range.ts';
import { type ColumnTerms, columnTerms, findOwnTable, headCells, type OwnTable, planOwnTable } from '../reading/own-table.ts';
import type { SeriesTerms, TablePlan } from '../reading/table-plan.ts';
import { defineFormat, type FileHead } from './define-format.ts';

const coverage = /^(coverage|copertura|abdeckung|couverture|cobertura|dekking)$/i;
const downtime = /^(downtime|tempo di inattività|inattività|ausfallzeit|temps d['’]arrêt|tiempo de inactividad)$/i;
const timeTitle = /^(date time|data ora|data e ora|datum uhrzeit|datum\/uhrzeit|date heure|fecha hora|datum tijd)$/;
/** `Averages (of 355 values)`, `Durchschnitt (von 24 Werten)`. */
const footer = /^[^\d(]+\([^)]*\d[^)]*\)$/;

/** PRTG: historic data of one sensor without the columns for programs, as the report's table or a spreadsheet keeps them. formats.md §17. */
export const format = defineFormat({
  id: 'prtg-historic-text-csv',
  title: { it: 'Dati storici di un sensore PRTG, solo testo', en: 'PRTG historic sensor data, text only' },
  kinds: ['usage-report'],
  guide: {
    proves:
      'uso misurato da un sensore PRTG, arrotondato come PRTG lo mostra («< 1 %» vale al più 1); le righe con copertura 0 non sono dati. Meglio il file con le colonne RAW',
    how: 'PRTG, «Dati storici» del sensore, media di un’ora o meno: il file CSV intero ha anche le colonne RAW, questo è ciò che ne resta senza; colonne dei canali non confermate nelle lingue diverse dall’inglese',
    declare:
      'la macchina (`resourceId`) e il fuso (`zone: Europe/Rome`), che nel file non ci sono; `dateFormat` o `decimal` se il file non li mostra; per i canali non riconosciuti la voce di `series`',
  },
  claim: 'signature',
  detect(head) {
    const own = find(head);
    if (!own) return null;
    const unknown = channelsOf(own, columnTerms(own, head.mapping)).some(({ terms }) => terms.resourceClass === null);
    return { needs: unknown ? ['zone', 'resourceId', 'metric'] : ['zone', 'resourceId'] };
  },
  reading: { shape: 'table', plan },
});

/** A column of coverage, and before all others one of spans of time. */
function find(head: FileHead): OwnTable | null {
  const own = findOwnTable(head, (keys) => keys.some((key) => coverage.test(key)) && !keys.some((key) => key.endsWith('(raw)')));
  if (!own) return null;
  const spans = headCells(own).some(([cell = '']) => /\s[-–]\s/.test(cell) && readRangeLength(cell) !== null);
  return timeTitle.test(own.keys[0] ?? '') || spans ? own : null;
}

interface Channel {
  readonly column: number;
  readonly terms: SeriesTerms;
}

function channelsOf(own: OwnTable, explained: ColumnTerms): Channel[] {
  const columns = own.header.cells.flatMap((cell, column) => {
    const name = cell.trim();
    return column === 0 || name === '' || coverage.test(name) || downtime.test(name) ? [] : [{ name, column }];
  });
  const names = columns.map(({ name }) => name);
  return columns.map(({ name, column }) => {
    const unit = headCells(own)
      .map((cells) => rawUnit(cells[column] ?? ''))
      .find((one) => one !== null);
    // Every cell has its own unit beside the number.
    const known = termsOfChannel(name, names, unit ?? null);
    // What nobody explains keeps its name: two channels are two series.
    const nameless = { resourceClass: null, metric: name, meaning: null, statistic: null, resourceId: null };
    return { column, terms: explained.of([name], null) ?? { ...(known ?? nameless), unit: null } };
  });
}

function plan(head: FileHead): TablePlan {
  const own = find(head);
  if (!own) throw new Error('planned without a table');
  const width = own.header.cells.length;
  const covered = own.keys.findIndex((key) => coverage.test(key));
  const explained = columnTerms(own, head.mapping);
  const channels = channelsOf(own, explained);
  const usual = usualLength(headCells(own).map(([cell = '']) => cell));
  return planOwnTable(own, head.mapping, {
    time: [0],
    // Behind the last column: the whole span, of which the first keeps its beginning.
    derive(cells) {
      const derived = Array.from({ length: width }, (_, column) => cells[column] ?? '');
      const isCovered = shareOf(cells[covered]) !== 0;
      for (const { column } of channels) derived[column] = isCovered ? prtgUnits(derived[column] as string) : '';
      const [from = ''] = (cells[0] ?? '').split(/\s[-–]\s/);
      return [from, ...derived.slice(1), cells[0] ?? ''];
    },
    length: (cells) => lengthWithoutClockChange(cells[width] ?? '', usual),
    stamp: 'start',
    decimal: head.mapping?.decimal ?? null,
    notes: explained.notes(),
    values: channels.map(({ column, terms }) => ({ column, terms: () => terms })),
    isFooter: (cells) => footer.test((cells[0] ?? '').trim()),
    remark(cells) {
      const share = shareOf(cells[covered]);
      if (share !== null && share > 0 && share < HALF) return { code: 'MEASURED_IN_PART', details: {} };
      const bound = channels.map(({ column }) => (cells[column] ?? '').trim()).find((cell) => cell.startsWith('<'));
      return bound === undefined || share === 0 ? null : { code: 'VALUE_AT_MOST', details: { found: bound } };
    },
  });
}

/** Percent. */
const HALF = 50;

function shareOf(cell = ''): number | null {
  const [, digits] = /^<?\s*(\d{1,3})(?:[.,]\d{1,4})?\s*%$/.exec(cell.trim()) ?? [];
  return digits === undefined ? null : Number(digits);
}

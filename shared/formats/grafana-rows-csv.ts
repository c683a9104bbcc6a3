import { readYearFirst } from '../reading/cell-time.ts';
import { termsOfSeries } from '../reading/metrics/grafana-series.ts';
import { findOwnTable, headCells, type OwnTable, ownTerms, planOwnTable, remembered } from '../reading/own-table.ts';
import type { SeriesTerms, TablePlan } from '../reading/table-plan.ts';
import { defineFormat, type FileHead } from './define-format.ts';

/** Grafana, older versions: `Series;Time;Value`, one row a value. formats.md §16. */
export const format = defineFormat({
  id: 'grafana-rows-csv',
  title: { it: 'Grafico di Grafana in CSV, una riga per valore', en: 'Grafana graph as CSV, one row a value' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato, con l’ora e lo scarto da UTC in ogni riga; la macchina se è un’etichetta della serie (`hostname=…`)',
    how: 'dal menu del grafico, «Export CSV», «Series as rows», valori non formattati',
    declare:
      'per ogni serie una voce di `series` con `column: nome della serie`, `class`, `unit` e, se il nome non la dice, la macchina (`resourceId`)',
  },
  claim: 'signature',
  detect(head) {
    const own = find(head);
    if (!own) return null;
    const cells = headCells(own);
    const series = cells.map((row) => termsOfSeries((row[0] ?? '').trim()));
    return {
      needs: [
        ...(cells.some((row) => readYearFirst((row[1] ?? '').trim())?.offset === null) ? (['zone'] as const) : []),
        ...(series.some(({ resourceId }) => resourceId === null) ? (['resourceId'] as const) : []),
        ...(series.some(({ resourceClass }) => resourceClass === null) ? (['metric'] as const) : []),
      ],
    };
  },
  reading: { shape: 'table', plan },
});

const find = (head: FileHead): OwnTable | null => findOwnTable(head, (keys) => keys.join(' ') === 'series time value');

function plan(head: FileHead): TablePlan {
  const own = find(head);
  if (!own) throw new Error('planned without a table');
  const termsOf = (name: string): SeriesTerms | null => {
    const known = termsOfSeries(name);
    return ownTerms(head.mapping, [name, known.metric ?? name, name.split(/[({]/)[0] as string], known);
  };
  return planOwnTable(own, head.mapping, { time: [1], stamp: null, metric: 0, values: [{ column: 2, terms: remembered(termsOf) }] });
}

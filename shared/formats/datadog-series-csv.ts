import { timeReader } from '../reading/cell-time.ts';
import { hostOfTags, withoutPersonalTags } from '../reading/labels.ts';
import { datadogMetric } from '../reading/metrics/datadog.ts';
import { findOwnTable, headCells, type OwnTable, ownTerms, planOwnTable, remembered } from '../reading/own-table.ts';
import type { SeriesTerms, TablePlan } from '../reading/table-plan.ts';
import { defineFormat, type FileHead } from './define-format.ts';

const readTime = timeReader('day-first');

/** The public exporter of Datadog's series: `date,metric,<scope>,…`, one column a scope, local time of who ran it. formats.md §19. */
export const format = defineFormat({
  id: 'datadog-series-csv',
  title: { it: 'Serie di Datadog in CSV', en: 'Datadog series as CSV' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato; le colonne sono gli ambiti (`host:srv01`), le righe ora e metrica',
    how: 'con l’esportatore che scrive `date,metric,` e una colonna per ambito; meglio la risposta JSON, che ha ora UTC e unità',
    declare:
      'il fuso di chi ha esportato (`zone: Europe/Rome`); per le metriche non dell’agente la voce di `series` con `column: nome della metrica`',
  },
  claim: 'signature',
  detect(head) {
    const own = find(head);
    if (!own) return null;
    const cells = headCells(own);
    return {
      needs: [
        ...(cells.length === 0 || cells.some((row) => (readTime((row[0] ?? '').trim())?.offset ?? null) === null)
          ? (['zone'] as const)
          : []),
        ...(cells.some((row) => datadogMetric(bare(row[1] ?? '')) === null) ? (['metric'] as const) : []),
      ],
    };
  },
  reading: { shape: 'table', plan },
});

const find = (head: FileHead): OwnTable | null =>
  findOwnTable(head, (keys) => keys.length > 2 && keys[0] === 'date' && keys[1] === 'metric');

/** `avg:system.cpu.user{*}` without what a query puts around the metric. */
const bare = (metric: string): string =>
  metric
    .trim()
    .replace(/^[a-z]{2,5}:/, '')
    .replace(/\{.*$/, '');

/** `host:srv01,env:prod`: the machine, where the scope names just one; else the scope, without the tags that may name people. */
const machineOf = (scope: string): string => hostOfTags(scope) ?? withoutPersonalTags(scope);

function plan(head: FileHead): TablePlan {
  const own = find(head);
  if (!own) throw new Error('planned without a table');
  const values = own.header.cells.slice(2).map((scope, index) => {
    // Scopes that only name people are told apart by their place.
    const machine = machineOf(scope) || `scope ${index + 1}`;
    const termsOf = (metric: string): SeriesTerms | null => {
      const known = datadogMetric(bare(metric));
      const documented = {
        resourceClass: null,
        meaning: null,
        unit: null,
        ...known,
        metric,
        statistic: 'raw' as const,
        resourceId: machine,
      };
      return ownTerms(head.mapping, [metric, bare(metric)], documented);
    };
    return { column: index + 2, terms: remembered(termsOf) };
  });
  return planOwnTable(own, head.mapping, { time: [0], stamp: null, metric: 1, values });
}

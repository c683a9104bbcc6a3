import { openJsonSeries } from '../reading/json-series.ts';
import { answersIn, type JsonObject, listOf, objectOf, textOf } from '../reading/json-value.ts';
import { hostOfTags, labelsText } from '../reading/labels.ts';
import { datadogMetric, datadogStatistic } from '../reading/metrics/datadog.ts';
import { defineFormat, type JsonRun } from './define-format.ts';

/** Longer rows than a day prove nothing; an interval of ages is none. */
const LONGEST_INTERVAL_SECONDS = 31 * 86_400;

/** `GET /api/v1/query` of Datadog: series of [epoch milliseconds, value or null]. formats.md §19. */
export const format = defineFormat({
  id: 'datadog-series-json',
  title: { it: 'Serie di Datadog in JSON', en: 'Datadog series as JSON' },
  kinds: ['usage-report'],
  guide: {
    proves: 'uso misurato, in ora UTC, con durata e unità scritte nel file; la macchina è l’`host` dello `scope`',
    how: '`GET /api/v1/query?from=…&to=…&query=avg:system.cpu.user{*} by {host}`: senza `by {host}` la macchina non c’è. Periodi brevi: su periodi lunghi Datadog allarga l’intervallo',
    declare: 'niente, per le metriche `system.*` dell’agente; per le altre una voce di `series` con `column: nome della metrica`',
  },
  claim: 'signature',
  detect({ text }) {
    const isMine = /^\s*[[{]/.test(text) && /"series"\s{0,9}:/.test(text) && /"pointlist"\s{0,9}:/.test(text);
    return isMine ? { needs: /"scope"\s{0,9}:\s{0,9}"[^"]{0,999}host:/.test(text) ? [] : ['resourceId'] } : null;
  },
  reading: {
    shape: 'json',
    rows: ['series', 'pointlist'],
    read(document, run) {
      for (const answer of answersIn(document, (object) => Array.isArray(object.series))) {
        for (const item of listOf(answer.series)) readSeries(objectOf(item), run);
      }
    },
  },
});

function readSeries(series: JsonObject, run: JsonRun): void {
  const metric = textOf(series.metric) ?? textOf(series.display_name) ?? textOf(series.expression);
  if (metric === null) {
    run.sink.issue('ITEM_UNREADABLE', 0, { wanted: 'series[].metric' });
    return;
  }
  const scope = textOf(series.scope) ?? '';
  const tags = tagsOf(scope);
  const host = hostOfTags(scope);
  const writer = openJsonSeries(
    {
      resourceId: null,
      host: host === null ? null : { name: host, aliases: [`${host}: ${metric}`] },
      metric,
      aliases: [textOf(series.expression), textOf(series.display_name)].filter((name) => name !== null),
      dimensions: labelsText(tags, ['host', '*']),
      documented: datadogMetric(metric),
      statistic: datadogStatistic(textOf(series.aggr)),
      unit: unitOf(series.unit),
      length: lengthOf(series.interval),
    },
    run,
  );
  for (const point of listOf(series.pointlist)) {
    const row = run.nextRow();
    const [time, value] = listOf(point);
    run.sink.row(writer.add(time, value, row) ? 'accepted' : 'rejected');
  }
}

/** `host:web-01,device:eth0`: a tag without a colon is its own value. */
function tagsOf(scope: string): JsonObject {
  return Object.fromEntries(
    scope.split(',').flatMap((tag) => {
      const [key = '', ...rest] = tag.trim().split(':');
      return key === '' ? [] : [[key, rest.join(':')] as const];
    }),
  );
}

/** Of what, and per what: `[{name: "byte"}, {name: "second"}]`; a null says nothing. */
function unitOf(unit: unknown): string | null {
  const [of, per] = listOf(unit).map((part) => textOf(objectOf(part).name));
  if (!of) return null;
  if (of === 'fraction') return 'ratio';
  return per ? `${of}/${per}` : of;
}

/** Seconds between the points: Datadog documents that a point holds for the interval that starts at it. */
function lengthOf(interval: unknown): number | null {
  return typeof interval === 'number' && interval > 0 && interval <= LONGEST_INTERVAL_SECONDS ? Math.round(interval * 1000) : null;
}

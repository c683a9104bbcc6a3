import type { Detection, JsonRun } from '../formats/define-format.ts';
import { type JsonSeriesWriter, type MonitoredHost, openJsonSeries } from './json-series.ts';
import { type JsonObject, textOf } from './json-value.ts';
import { labelsText } from './labels.ts';
import { isNodeExporterMetric, nodeExporterMetric } from './metrics/node-exporter.ts';
import { beginning } from './shown-text.ts';

/** What an expression gives has no name. */
const NAMELESS = 'value';
const LONGEST_NAME = 512;

/** What the series in the head of a Prometheus text leave open. */
export function needsOfPrometheus(text: string): NonNullable<Detection>['needs'] {
  const names = [...text.matchAll(/"__name__"\s{0,9}:\s{0,9}"([^"]{1,200})"/g)].map((match) => match[1] as string);
  const explained = names.length > 0 && names.every(isNodeExporterMetric);
  const hasHost = /"instance"\s{0,9}:/.test(text);
  return [...(hasHost ? [] : (['resourceId'] as const)), ...(explained ? [] : (['mapping'] as const))];
}

/** Opens the series of these labels: its machine is the `instance`. */
export function openPrometheusSeries(labels: JsonObject, run: JsonRun): JsonSeriesWriter {
  const name = textOf(labels.__name__) ?? NAMELESS;
  const instance = textOf(labels.instance);
  const printed = printedName(name === NAMELESS ? '' : name, labels);
  const host: MonitoredHost | null = instance === null ? null : { name: instance, aliases: [`${instance}: ${name}`, printed] };
  return openJsonSeries(
    {
      resourceId: null,
      host,
      metric: name,
      aliases: host === null ? [printed] : [],
      dimensions: labelsText(labels, ['__name__', 'instance']),
      documented: nodeExporterMetric(name, labels),
      statistic: null,
      unit: null,
      length: null,
    },
    run,
  );
}

/** As Prometheus itself prints a series: `up{instance="srv1:9100",job="node"}`. */
function printedName(name: string, labels: JsonObject): string {
  const pairs = Object.entries(labels)
    .filter(([key]) => key !== '__name__')
    .map(([key, value]) => `${key}="${textOf(value) ?? ''}"`)
    .sort();
  return beginning(`${name}{${pairs.join(',')}}`, LONGEST_NAME);
}

import type { SeriesTerms } from '../table-plan.ts';
import { termsOfMonasca } from './monasca.ts';

/** Labels that name the machine, the surest first. */
const hosts = ['resource_id', 'instance_id', 'vm', 'hostname', 'host', 'server', 'instance', 'node', 'nodename'];
const LONGEST = 500;
/** What Grafana puts behind a metric: the function or the field it shows. */
const endings = /\.(value|mean|avg|average|max|min|sum|last|median)$/i;

/** What a query gives has no name where it is worked out. */
const NAMELESS = 'value';

/**
 * A series as Grafana names it, taken apart: `net.out_packets_sec.value(device=eth0,hostname=srv01,)`, `up{instance="srv01:9100"}`,
 * `cpu.mean {host: srv01}`. Where the bracket holds no labels, the whole text is the metric: two series must not become one.
 */
export function termsOfSeries(text: string): SeriesTerms {
  const [, name = text, inside = ''] = text.length > LONGEST ? [] : (/^([^({]*)[({]([^)}]*)[)}]\s*$/.exec(text) ?? []);
  const labels = labelsIn(inside);
  const host = hosts.map((key) => labels.find(([label, value]) => label === key && value !== '')).find((found) => found !== undefined);
  const others = labels.filter((label) => label !== host).map(([label, value]) => `${label}=${value}`);
  const metric = (labels.length === 0 ? text.trim() : name.trim()) || NAMELESS;
  const known = termsOfMonasca(metric.replace(endings, ''));
  return {
    resourceClass: known?.resourceClass ?? null,
    metric: others.length === 0 ? metric : `${metric} [${others.join(', ')}]`,
    meaning: known?.meaning ?? null,
    unit: known?.unit ?? null,
    statistic: known?.statistic ?? null,
    resourceId: host?.[1] ?? null,
  };
}

/** `device=eth0,hostname="srv01",` or, from InfluxDB, `device: eth0, host: srv01`. */
function labelsIn(inside: string): (readonly [label: string, value: string])[] {
  return inside.split(',').flatMap((part) => {
    const [, label, value] = /^\s*([\w.-]+)\s*[=:]\s*(.*)$/.exec(part) ?? [];
    return label === undefined || value === undefined ? [] : [[label, value.trim().replace(/^"|"$/g, '')] as const];
  });
}

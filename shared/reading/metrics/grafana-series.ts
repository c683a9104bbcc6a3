import type { SeriesTerms } from '../table-plan.ts';
import { termsOfMonasca } from './monasca.ts';

/** Labels that name the machine, the surest first. */
const hosts = ['resource_id', 'instance_id', 'vm', 'hostname', 'host', 'server', 'instance', 'node', 'nodename'];
const LONGEST = 500;
/** What Grafana puts behind a metric: the function or the field it shows. */
const endings = /\.(value|mean|avg|average|max|min|sum|last|median)$/i;

/** `net.out_packets_sec.value(device=eth0,hostname=srv01,)`: a series as Grafana names it, taken apart. */
export function termsOfSeries(text: string): SeriesTerms {
  const [, name = text, inside = ''] = text.length > LONGEST ? [] : (/^([^({]*)[({]([^)}]*)[)}]\s*$/.exec(text) ?? []);
  const labels = inside.split(',').flatMap((part) => {
    const at = part.indexOf('=');
    return at < 1
      ? []
      : [
          [
            part.slice(0, at).trim(),
            part
              .slice(at + 1)
              .trim()
              .replace(/^"|"$/g, ''),
          ] as const,
        ];
  });
  const host = hosts.map((key) => labels.find(([label, value]) => label === key && value !== '')).find((found) => found !== undefined);
  const others = labels.filter((label) => label !== host).map(([label, value]) => `${label}=${value}`);
  const metric = name.trim();
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

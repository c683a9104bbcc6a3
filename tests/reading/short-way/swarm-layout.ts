import type { Draw } from './draw.ts';
import { drawTimes, type TimeWriting } from './draw-times.ts';
import { columnUnits, declaredUnits, intervals, nearIds, seriesTerms } from './swarm-events.ts';

/** What the columns of a table of few names are, and what the mapping says of them. */
export interface SwarmLayout {
  readonly header: readonly string[];
  /** Lines of YAML, but for the decimal mark. */
  readonly mapping: string;
  readonly times: TimeWriting;
  readonly timeNames: readonly string[];
  readonly valueNames: readonly string[];
  readonly ids: readonly string[];
  /** Of a long table its metrics. */
  readonly metrics: readonly string[];
}

/** @param isBroad rows of many values, mostly of one machine */
export function drawSwarmLayout(draw: Draw, isBroad: boolean): SwarmLayout {
  const times = drawTimes(draw, isBroad || draw.chance(0.8));
  const isLong = !isBroad && draw.chance(0.5);
  const hasId = draw.chance(isBroad ? 0.3 : 0.75);
  const hasUnit = isLong && draw.chance(0.4);
  const metrics = isLong ? ['cpu', 'mem', draw.one(['Cpu ', 'cp', 'net'])].slice(0, 1 + draw.below(3)) : ['cpu'];
  const width = isBroad ? 4 + draw.below(6) : draw.one([1, 2, 2, 3]);
  const names = isLong ? metrics : Array.from({ length: width }, (_, at) => `c${at}`);
  const valueNames = isLong ? ['valore'] : names;
  const timeNames = times.columns === 1 ? ['quando'] : ['giorno', 'ora'];
  const named = [...(hasId ? ['server'] : []), ...(isLong ? ['contatore'] : []), ...(hasUnit ? ['misura'] : [])];
  const unused = draw.chance(0.5) ? ['note', 'rif', 'esito'].slice(draw.below(3)) : [];
  const others = [...named, ...valueNames, ...unused];
  const mixed = draw.chance(0.3) ? others.toSorted(() => draw.below(3) - 1) : others;
  // Two cells of time stay beside each other.
  const before = draw.chance(0.8) ? 0 : draw.below(mixed.length);
  const columns = [
    `time: [${timeNames.join(', ')}]`,
    ...(hasId ? ['id: server'] : []),
    ...(isLong ? ['metric: contatore', 'value: valore'] : []),
    ...(hasUnit ? ['unit: misura'] : []),
  ];
  const resource = hasId ? '' : 'resourceId: { constant: vm-9 }\n';
  // Rows of many values go in blocks only where all of their columns can.
  const usual = isBroad && draw.chance(0.8) ? draw.one(plainEntries) : null;
  const entries = names.map((name) => `  - { column: "${name.trim()}", ${usual !== null && draw.chance(0.95) ? usual : entryOf(draw)} }\n`);
  return {
    header: [...mixed.slice(0, before), ...timeNames, ...mixed.slice(before)],
    mapping: `layout: ${isLong ? 'long' : 'wide'}\n${times.declared}${isBroad && draw.chance(0.7) ? '' : draw.one(intervals)}${resource}columns: { ${columns.join(', ')} }\nseries:\n${entries.join('')}`,
    times,
    timeNames,
    valueNames,
    ids: draw.one(nearIds).slice(0, 1 + draw.below(3)),
    metrics,
  };
}

const plainEntries = ['class: network, meaning: rate, unit: MB/s', 'class: network, meaning: rate'];

/** What a mapping says of one column, or of one metric. */
export function entryOf(draw: Draw): string {
  const unit = draw.one(declaredUnits);
  const resource = draw.chance(0.05) ? ', resourceId: vm-7' : '';
  return `${draw.one(seriesTerms)}${unit === '' ? '' : `, unit: ${unit}`}${resource}`;
}

/** A unit as a column of units holds it. */
export const drawUnitCell = (draw: Draw): string => draw.one(columnUnits);

import type { MappingChoices } from '../../../shared/mapping-draft/mapping-choices.ts';
import type { OpenChoice } from '../../../shared/mapping-draft/open-choices.ts';
import type { Fault } from '../../forms/told-form.ts';
import type { Words } from '../../words/words.ts';

const fields: Readonly<Record<Exclude<OpenChoice, `series.${string}`>, keyof Words['mapping']['open']>> = {
  layout: 'layout',
  time: 'columns.time',
  zone: 'zone',
  dateFormat: 'dateFormat',
  decimal: 'decimal',
  stamp: 'stamp',
  value: 'columns.value',
  resource: 'resourceId',
  series: 'series',
};

/** What is still to be said, at the field where it is said. Whose the rows are is asked in two steps. */
export function fieldOfOpen(open: OpenChoice, { mapping: { open: say } }: Words): Fault {
  if (open.startsWith('series.')) return { name: open, text: open.endsWith('.unit') ? say.unit : say.resourceId };
  const name = fields[open as keyof typeof fields];
  return { name: name === 'series' ? 'series.0.class' : name === 'resourceId' ? 'resourceIs' : name, text: say[name] };
}

/** The field of the form for a path of the mapping: the mapping has only the measures that are read. */
export function fieldOfPath(path: string, { series }: MappingChoices): string {
  const [, index, rest] = /^series\.(\d+)(.*)$/.exec(path) ?? [];
  if (index !== undefined) {
    const read = series.flatMap((one, at) => (one.class === '' ? [] : [at]));
    return `series.${read[Number(index)] ?? 0}${rest || '.class'}`;
  }
  if (path === 'columns' || path === '') return '';
  return path.startsWith('resourceId')
    ? 'resourceId'
    : path.replace('producer.name', 'producerName').replace('producer.kind', 'producerKind');
}

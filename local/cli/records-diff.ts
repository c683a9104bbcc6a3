import type { AttestaRecord } from '../../shared/model/record.ts';
import type { PointChange, RecordDiff } from '../../shared/model/record-diff.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { verdictWords } from '../../shared/telling/verdict-words.ts';
import { diffRecords, isSameRecord } from '../../shared/verdict/diff-records.ts';
import type { Connection } from '../stack/connect.ts';
import { WrongUsage } from './command.ts';
import { openRecord } from './open-record.ts';
import { print, printJson, table } from './output.ts';

/** `attesta records --diff A B`: what changes from one record of a project to another, as the API tells it, or its points in words. */
export async function printDiff(
  connection: Pick<Connection, 'ports'>,
  a: string,
  b: string,
  json: boolean,
  language: Language,
): Promise<void> {
  const [before, after] = [await openRecord(a, connection), await openRecord(b, connection)];
  if (before.cup !== after.cup) {
    throw new WrongUsage(`${before.cup}, ${after.cup}: due progetti diversi / two different projects`);
  }
  const changes = diffRecords(before, after);
  if (json) return printJson({ before: headOf(before), after: headOf(after), same: isSameRecord(changes), changes });
  return print(diffText(changes, language));
}

const headOf = ({ sequence, hash, asOf }: AttestaRecord) => ({ sequence, hash, asOf });

const words = {
  it: {
    new: 'nuovo',
    fixed: 'risolto',
    changed: 'cambiato',
    same: 'uguali',
    counts: { new: 'nuovi', fixed: 'risolti', changed: 'cambiati' },
  },
  en: { new: 'new', fixed: 'fixed', changed: 'changed', same: 'same', counts: { new: 'new', fixed: 'fixed', changed: 'changed' } },
} as const;

/** One line a point that changed, then how many of each kind there are. */
export function diffText({ outcome, points, pointCounts }: RecordDiff, language: Language): string {
  const { project } = verdictWords[language];
  const said = words[language];
  const side = (of: RecordDiff['points'][number]['before']): string =>
    of === null ? '—' : [verdictWords[language].point[of.outcome], ...of.codes].join(' ');
  const rows = points.map(({ kind, point, service, before, after }) => [
    said[kind],
    service ?? '',
    point,
    `${side(before)} → ${side(after)}`,
  ]);
  const kinds: readonly PointChange[] = ['new', 'fixed', 'changed'];
  const counts = kinds.map((kind) => `${said.counts[kind]} ${pointCounts[kind]}`);
  const head = outcome === null ? '' : `${project[outcome.before]} → ${project[outcome.after]}\n`;
  return `${head}${table(rows)}${[...counts, `${said.same} ${pointCounts.same}`].join(', ')}\n`;
}

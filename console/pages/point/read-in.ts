import type { EvidenceRef } from '../../../shared/model/finding.ts';
import type { AttestaRecord } from '../../../shared/model/record.ts';
import { renderNumber } from '../../../shared/reasons/render.ts';
import { type Child, element } from '../../dom/element.ts';
import { table } from '../../parts/table.ts';
import { addresses } from '../../router/addresses.ts';
import type { Words } from '../../words/words.ts';

/** Where it was read: every file, down to its rows. */
export function readIn(record: AttestaRecord, { evidence }: AttestaRecord['findings'][number], words: Words): Child {
  const { pointPage: say } = words;
  if (evidence.length === 0) return null;
  return [
    element('h2', {}, say.evidence),
    table<EvidenceRef>({
      caption: say.evidence,
      rows: evidence,
      columns: [
        { title: say.file, isHead: true, cell: (one) => fileLink(record, one) },
        { title: say.rows, cell: ({ rows, sheet }) => [rowsText(rows, words), sheet === null ? '' : `, ${say.sheet} «${sheet}»`] },
        { title: say.version, cell: ({ versionId }) => element('span', { class: 'attesta-code' }, versionId ?? '–') },
      ],
    }),
  ];
}

function fileLink(record: AttestaRecord, { file, rows, sheet }: EvidenceRef): Child {
  const at = { record: String(record.sequence), from: rows?.[0].toString(), to: rows?.[1].toString(), sheet: sheet ?? undefined };
  return element('a', { href: addresses.file(record, file, at), class: 'attesta-path' }, file);
}

/** Physical lines of the file, the header's among them. */
export function rowsText(rows: readonly [number, number] | null, { pointPage: say, language }: Words): string {
  if (rows === null) return say.wholeFile;
  const [first, last] = rows;
  return first === last ? renderNumber(first, language) : `${renderNumber(first, language)}–${renderNumber(last, language)}`;
}

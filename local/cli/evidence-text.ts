import type { Digest } from '../../shared/model/digest.ts';
import { issuesOf } from '../../shared/model/digest-parts.ts';
import type { Upload } from '../../shared/model/upload.ts';
import type { Language } from '../../shared/reasons/render.ts';
import { table } from './output.ts';

const words = {
  it: {
    title: 'Prove',
    status: {
      recognised: 'riconosciuto',
      document: 'documento',
      unrecognised: 'NON RICONOSCIUTO',
      ambiguous: 'AMBIGUO',
      refused: 'RIFIUTATO',
    },
    rows: 'righe',
    row: 'riga',
    inspect: 'Per vedere che cosa si legge in un file: attesta inspect FILE',
  },
  en: {
    title: 'Evidence',
    status: { recognised: 'recognised', document: 'document', unrecognised: 'NOT RECOGNISED', ambiguous: 'AMBIGUOUS', refused: 'REFUSED' },
    rows: 'rows',
    row: 'row',
    inspect: 'To see what is read in a file: attesta inspect FILE',
  },
} as const;

/** One line a file: what it was taken for, and the codes of what is wrong in it. */
export function evidenceText(uploads: readonly Upload[], digests: ReadonlyMap<string, Digest>, language: Language): string {
  const say = words[language];
  const rowsOf = ({ rows: { read } }: Digest) => (read === 0 ? '' : `${read} ${read === 1 ? say.row : say.rows}`);
  const lines = uploads.map(({ path, digest: id }) => {
    const digest = digests.get(id) as Digest;
    const { status, format, reason } = digest.recognition;
    const counts = new Map<string, number>(reason === null ? [] : [[reason, 0]]);
    for (const { code, count } of issuesOf(digest)) counts.set(code, (counts.get(code) ?? 0) + count);
    const codes = [...counts].map(([code, count]) => (count > 1 ? `${code} ×${count}` : code));
    return [path, say.status[status], format ?? '', rowsOf(digest), codes.join(', ')];
  });
  return `\n${say.title}\n${table(lines, '  ')}  ${say.inspect}\n`;
}

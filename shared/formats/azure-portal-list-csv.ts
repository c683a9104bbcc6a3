import { judgeAddress } from '../evidence/public-address.ts';
import { isNullWord } from '../reading/cell.ts';
import type { LineFault, LinePlan, ListedResource } from '../reading/line.ts';
import { resourceIdKind } from '../reading/resource-id.ts';
import { beginning } from '../reading/shown-text.ts';
import { type HeadRow, type TableHead, tableHeadOf } from '../reading/table-head.ts';
import { defineFormat, type FileHead } from './define-format.ts';

/** What every cell of the link column is, in every language; what follows `#resource` is the id. */
const link = /^https:\/\/portal\.azure\.(?:com|us|cn)\/?#(?:@[^/]{1,200}\/)?resource(\/subscriptions\/.+)$/i;
const stateTitle = /^(status|state|stato|stato di esecuzione|estado|état|etat|zustand)$/i;
/** No public evidence: addresses of machines among themselves stand beside public ones. */
const internal = new Set(['private', 'uniqueLocal', 'linkLocal', 'loopback', 'carrierGradeNat']);
const LONGEST_NAME = 200;

/** Titles of the link column, needed only where there is no row to show it. */
const linkTitle =
  /^(resource link|link de recursos|collegamento (alla )?risorsa|vínculo de recurso|ressourcenlink|lien (de la )?ressource)$/i;

interface PortalList {
  readonly table: TableHead;
  readonly header: HeadRow;
  /** -1: an older list, which has none. */
  readonly linkColumn: number;
}

function listOf(head: FileHead): PortalList | null {
  const table = tableHeadOf(head);
  const header = table?.rows[0];
  if (!table || !header) return null;
  const body = table.rows.slice(1);
  const linkColumn = linkColumnOf(header, body);
  return linkColumn >= 0 || isOlder(head, header, body) ? { table, header, linkColumn } : null;
}

/** A column in which a row links a resource and no row says anything else. */
function linkColumnOf(header: HeadRow, body: readonly HeadRow[]): number {
  if (body.length === 0) return header.cells.findIndex((title) => linkTitle.test(title.trim()));
  return header.cells.findIndex((_, column) => {
    const filled = body.map(({ cells }) => cells[column]?.trim() ?? '').filter((cell) => cell !== '');
    return filled.length > 0 && filled.every((cell) => link.test(cell));
  });
}

/**
 * Older lists: titles without quotes, in capitals where the language has them, with a comma too many at the end. They begin with `SEP=,`, or
 * every cell below is in quotes and there is one less of them.
 */
function isOlder({ text }: FileHead, { cells }: HeadRow, body: readonly HeadRow[]): boolean {
  const titles = cells.slice(0, -1);
  const capitals = titles.every((title) => /\p{L}/u.test(title) && title === title.toUpperCase());
  const quoted = /^[^"\r\n]{1,2000},\r?\n"/.test(text) && body.length > 0 && body.every((row) => row.cells.length === titles.length);
  return cells.at(-1)?.trim() === '' && titles.length >= 2 && capitals && (/^SEP=,\s/.test(text) || quoted);
}

function plan(head: FileHead): LinePlan {
  const list = listOf(head);
  if (!list) throw new Error('planned without a list');
  const { table, header, linkColumn } = list;
  const stateColumn = header.cells.findIndex((title) => stateTitle.test(title.trim()));
  const cellOf = (cells: readonly string[], column: number): string => cells[column]?.trim() ?? '';
  const explain = (cells: readonly string[]): ListedResource | LineFault => {
    const addresses = cells.map((text) => text.trim()).filter(isAddress);
    const cell = cellOf(cells, linkColumn);
    if (cell === '' && linkColumn < 0 && addresses.length > 0) return { seen: null, addresses };
    if (cell === '') return { code: 'RESOURCE_ID_EMPTY' };
    const resourceId = link.exec(cell)?.[1];
    if (resourceId === undefined) return { code: 'ITEM_UNREADABLE', details: { wanted: 'https://portal.azure.com#resource/…' } };
    const words = { name: named(cellOf(cells, 0)), state: named(cellOf(cells, stateColumn)), aliases: [], parentId: null };
    const sizes = { vcpu: null, ramBytes: null, storageBytes: null };
    return { seen: { resourceId, resourceKind: resourceIdKind(resourceId), provider: 'azure', ...words, ...sizes }, addresses };
  };
  return {
    delimiter: table.delimiter,
    headerRow: header.row,
    header: header.cells,
    evidence: 'inventory',
    decimal: () => '.',
    explain,
    notes: [],
  };
}

/** Whether an address is public enough, the verification point judges. */
function isAddress(text: string): boolean {
  const judged = judgeAddress(text, { ipv4: 0, ipv6: 0 });
  return judged.is === 'not-public' ? !internal.has(judged.range) : judged.is !== 'malformed';
}

const named = (text: string): string | null => (isNullWord(text) ? null : beginning(text, LONGEST_NAME));

/** Lists that the portal exports (machines, all resources, public addresses), in the language of the portal. formats.md §4. */
export const format = defineFormat({
  id: 'azure-portal-list-csv',
  title: { it: 'Elenchi esportati dal portale di Azure (CSV)', en: 'Lists exported from the Azure portal (CSV)' },
  kinds: ['resource-list', 'ip-list'],
  guide: {
    proves:
      'quali risorse esistono e con quali IP pubblici, nell’istante dell’esportazione: non prova l’uso. I nomi non sono univoci: conta il collegamento alla risorsa',
    how: 'dal portale di Azure, *Macchine virtuali* (o *Tutte le risorse*, *Indirizzi IP pubblici*), *Esporta in CSV*, in qualunque lingua, con la colonna del collegamento alla risorsa: gli elenchi più vecchi non l’hanno, e se ne leggono solo gli IP',
    declare: 'niente; le macchine vanno comunque nella dichiarazione o in un `resource-list`',
  },
  claim: 'signature',
  detect(head) {
    const list = listOf(head);
    return list && { needs: list.linkColumn < 0 ? ['resourceId'] : [] };
  },
  reading: { shape: 'lines', plan },
});

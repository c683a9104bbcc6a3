import type { UsageSink } from '../formats/define-format.ts';
import { isNullWord } from './cell.ts';
import { scanRows } from './csv-scanner.ts';
import type { OpenText } from './decode.ts';
import { readJsonDocuments } from './json-documents.ts';
import { isObject, type JsonObject, textOf } from './json-value.ts';
import type { ListLayout, ListOf } from './list-layout.ts';
import { addressesIn, isListTitle, isOtherAddressTitle, looksLikeAddress, withoutComment, withoutQuotes } from './list-text.ts';
import { isRoundedId, looksLikeProviderId, providerOf, resourceIdKind } from './resource-id.ts';
import { isRuleLine } from './rule-line.ts';
import { statedDelimiter } from './table-head.ts';

/** Reads a list of addresses or of resource ids; entries stay as written, also the wrong ones. */
export async function readList(layout: ListLayout, holds: ListOf, open: OpenText, sink: UsageSink): Promise<{ readonly dataRows: number }> {
  if (layout.as === 'json') return readJsonList(holds, open, sink);
  let dataRows = 0;
  let before = true;
  const delimiter = layout.as === 'table' ? layout.delimiter : null;
  const scanner = scanRows(delimiter, (cells, row) => {
    const line = cells.join(delimiter ?? '');
    const skipped = whySkipped(layout, line, row, before);
    if (skipped === null || skipped === 'LIST_HEADER_SKIPPED') before = false;
    if (skipped === 'delimiter') return true;
    if (skipped !== null) {
      sink.issue(skipped, row);
      return true;
    }
    dataRows += 1;
    const fate =
      layout.as === 'table' ? takeCells(layout, holds, cells, row, sink) : takeLine(holds, withoutComment(line) ?? '', row, sink);
    if (fate === 'empty') sink.issue(cells.every((cell) => cell.trim() === '') ? 'ROW_EMPTY' : emptyEntry[holds], row);
    sink.row(fate === 'taken' ? 'accepted' : 'rejected');
    return true;
  });
  for await (const text of open()) scanner.push(text);
  scanner.end();
  return { dataRows };
}

/** What became of a row; told: an issue says already why nothing was taken. */
type Fate = 'taken' | 'empty' | 'told';

/** A row whose other cells are filled. */
const emptyEntry = { addresses: 'ADDRESS_EMPTY', resources: 'RESOURCE_ID_EMPTY' } as const;

/** Lines that are no entry, with the code that tells of them. `before`: no entry and no title has come yet. */
function whySkipped(
  layout: ListLayout,
  line: string,
  row: number,
  before: boolean,
): 'BLANK_LINE' | 'COMMENT_SKIPPED' | 'LIST_HEADER_SKIPPED' | 'PREAMBLE_SKIPPED' | 'delimiter' | null {
  if (line.trim() === '' || isRuleLine(line.split('|'))) return 'BLANK_LINE';
  if (row === 1 && statedDelimiter(line) !== null) return 'delimiter';
  if (layout.as === 'table') {
    if (row === layout.headerRow) return 'LIST_HEADER_SKIPPED';
    if (/^\s*(#|\/\/)/.test(line)) return 'COMMENT_SKIPPED';
    return row < layout.headerRow ? 'PREAMBLE_SKIPPED' : null;
  }
  const text = withoutComment(line);
  if (text === null) return 'COMMENT_SKIPPED';
  return before && isTitleLine(text) ? 'LIST_HEADER_SKIPPED' : null;
}

function isTitleLine(line: string): boolean {
  return isListTitle(line) && !line.split(/[\s,;]+/).some((token) => looksLikeAddress(token) || looksLikeProviderId(token));
}

/** `i-0a1b2c3d server albo`: the id that a provider gave, where the words beside it are none; else the line is a name of several words. */
function idAmong(line: string): string {
  const ids = looksLikeProviderId(line) ? [] : line.split(/[\s,;]+/).filter(looksLikeProviderId);
  return ids.length === 1 ? (ids[0] as string) : line;
}

/** Several addresses may stand in a line, among words; a line without any is kept whole, for the point to refuse. */
function takeLine(holds: ListOf, text: string, row: number, sink: UsageSink): Fate {
  const line = withoutQuotes(text).trim();
  if (line === '') return 'empty';
  if (holds === 'resources') return takeResource(sink, row, { id: idAmong(line.replace(/[,;]$/, '').trim()) });
  for (const address of addressesIn(line)) sink.address(address, row, null);
  return 'taken';
}

function takeCells(layout: ListLayout & { as: 'table' }, holds: ListOf, cells: readonly string[], row: number, sink: UsageSink): Fate {
  const cell = (column: number | null): string | null => (column === null ? null : textOf(cells[column]));
  if (holds === 'resources') {
    const id = cell(layout.columns[0] as number);
    if (id === null) return 'empty';
    const titled = (title: RegExp): string | null => cell(positionOf(layout.titles, title));
    const name = titled(/^(nome|name)/i);
    return takeResource(sink, row, {
      id,
      provider: titled(/^(provider|fornitore|cloud|csp)$/i),
      name: name === id ? null : name,
      parentId: titled(/^(parent|padre)[ _-]?(id)?$/i),
      state: titled(/^(stato|state|status|power ?state)$/i),
    });
  }
  const owner = cell(layout.owner);
  const found = layout.columns.map((column) => cell(column)).filter((text) => text !== null && !isNullWord(text));
  for (const text of found) for (const address of addressesIn(text as string)) sink.address(address, row, owner);
  return found.length > 0 ? 'taken' : 'empty';
}

function positionOf(titles: readonly string[], title: RegExp): number | null {
  const at = titles.findIndex((text) => title.test(text.trim()));
  return at < 0 ? null : at;
}

interface ListedResource {
  readonly id: string;
  readonly provider?: string | null;
  readonly name?: string | null;
  readonly parentId?: string | null;
  readonly state?: string | null;
}

function takeResource(sink: UsageSink, row: number, { id, provider, name, parentId, state }: ListedResource): Fate {
  if (isRoundedId(id)) {
    sink.issue('RESOURCE_ID_ROUNDED', row);
    return 'told';
  }
  sink.resource({
    resourceId: id,
    resourceKind: resourceIdKind(id),
    provider: provider ?? providerOf(id),
    name: name ?? null,
    aliases: [],
    parentId: parentId ?? null,
    state: state ?? null,
    vcpu: null,
    ramBytes: null,
    storageBytes: null,
    row,
  });
  return 'taken';
}

const idKeys = [
  'resourceId',
  'ResourceId',
  'InstanceId',
  'instanceId',
  'id',
  'Id',
  'ID',
  'arn',
  'Arn',
  'ResourceARN',
  'vmId',
  'uuid',
  'ocid',
  'selfLink',
];
const addressKey = /(^|_)(ip|ips|cidrs?|address(es)?|(public)?ip(v[46])?(address|prefix|_prefix)?(es)?|ipv[46]prefix|addressprefixes)$/i;

async function readJsonList(holds: ListOf, open: OpenText, sink: UsageSink): Promise<{ readonly dataRows: number }> {
  let row = 0;
  const accept = (take: () => Fate): void => sink.row(take() === 'taken' ? 'accepted' : 'rejected');
  const takeAddress = (text: string, owner: string | null): Fate => {
    sink.address(text, row, owner);
    return 'taken';
  };
  const visit = (value: unknown, owner: string | null, listed: boolean): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, owner, listed || typeof item === 'string');
    else if (typeof value === 'string' && listed) {
      const text = value.trim();
      row += 1;
      accept(() => (holds === 'addresses' ? takeAddress(text, owner) : takeResource(sink, row, { id: text })));
    } else if (isObject(value)) visitObject(value, owner);
  };
  const visitObject = (object: JsonObject, owner: string | null): void => {
    const id = idKeys.map((key) => textOf(object[key])).find((text) => text !== null) ?? null;
    if (holds === 'resources' && id !== null) {
      row += 1;
      const { provider, name, parentId, state } = object;
      const listed = { id, provider: textOf(provider), name: textOf(name), parentId: textOf(parentId), state: textOf(state) };
      accept(() => takeResource(sink, row, listed));
      return;
    }
    for (const [key, value] of Object.entries(object)) {
      if (holds === 'addresses' && isOtherAddressTitle(key.replaceAll('_', ' '))) continue;
      // `{"portale": "93.184.216.34"}`: whatever the address is called.
      const isAddress = typeof value === 'string' && looksLikeAddress(value.trim());
      if (holds === 'addresses' && (isAddress || addressKey.test(key))) visit(value, id ?? owner, true);
      else if (typeof value === 'object') visit(value, id ?? owner, false);
    }
  };
  // A list of objects as long as a subscription's comes in parts; what is one object does not.
  for await (const document of readJsonDocuments(open, { rows: [] })) visit(document, null, false);
  return { dataRows: row };
}

import type { UsageSink } from '../formats/define-format.ts';
import { isNullWord } from './cell.ts';
import { scanRows } from './csv-scanner.ts';
import type { OpenText } from './decode.ts';
import { readJsonDocuments } from './json-documents.ts';
import { isObject, type JsonObject, textOf } from './json-value.ts';
import type { ListLayout, ListOf } from './list-layout.ts';
import { isListTitle, looksLikeAddress, withoutComment } from './list-text.ts';
import { looksLikeProviderId, providerOf, resourceIdKind } from './resource-id.ts';
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
    const used =
      layout.as === 'table' ? takeCells(layout, holds, cells, row, sink) : takeLine(holds, withoutComment(line) ?? '', row, sink);
    if (!used) sink.issue(cells.every((cell) => cell.trim() === '') ? 'ROW_EMPTY' : emptyEntry[holds], row);
    sink.row(used ? 'accepted' : 'rejected');
    return true;
  });
  for await (const text of open()) scanner.push(text);
  scanner.end();
  return { dataRows };
}

/** A row whose other cells are filled. */
const emptyEntry = { addresses: 'ADDRESS_EMPTY', resources: 'RESOURCE_ID_EMPTY' } as const;

/** Lines that are no entry, with the code that tells of them. `before`: no entry and no title has come yet. */
function whySkipped(
  layout: ListLayout,
  line: string,
  row: number,
  before: boolean,
): 'BLANK_LINE' | 'COMMENT_SKIPPED' | 'LIST_HEADER_SKIPPED' | 'delimiter' | null {
  if (line.trim() === '') return 'BLANK_LINE';
  if (row === 1 && statedDelimiter(line) !== null) return 'delimiter';
  if (layout.as === 'table') {
    if (row === layout.headerRow) return 'LIST_HEADER_SKIPPED';
    return /^\s*(#|\/\/)/.test(line) ? 'COMMENT_SKIPPED' : null;
  }
  const text = withoutComment(line);
  if (text === null) return 'COMMENT_SKIPPED';
  return before && isTitleLine(text) ? 'LIST_HEADER_SKIPPED' : null;
}

function isTitleLine(line: string): boolean {
  return isListTitle(line) && !line.split(/[\s,;]+/).some((token) => looksLikeAddress(token) || looksLikeProviderId(token));
}

/** Several addresses may stand in a line, among words; a line without any is kept whole, for the point to refuse. */
function takeLine(holds: ListOf, text: string, row: number, sink: UsageSink): boolean {
  const line = text.replace(/^"(.*)"[,;]?$/, '$1').trim();
  if (line === '') return false;
  if (holds === 'resources') {
    takeResource(sink, row, { id: line.replace(/[,;]$/, '').trim() });
    return true;
  }
  const addresses = line.split(/[\s,;]+/).filter(looksLikeAddress);
  for (const address of addresses.length > 0 ? addresses : [line]) sink.address(address, row, null);
  return true;
}

function takeCells(layout: ListLayout & { as: 'table' }, holds: ListOf, cells: readonly string[], row: number, sink: UsageSink): boolean {
  const cell = (column: number | null): string | null => (column === null ? null : textOf(cells[column]));
  if (holds === 'resources') {
    const id = cell(layout.columns[0] as number);
    if (id === null) return false;
    const titled = (title: RegExp): string | null => cell(positionOf(layout.titles, title));
    const name = titled(/^(nome|name)/i);
    takeResource(sink, row, {
      id,
      provider: titled(/^(provider|fornitore|cloud|csp)$/i),
      name: name === id ? null : name,
      parentId: titled(/^(parent|padre)[ _-]?(id)?$/i),
      state: titled(/^(stato|state|status)$/i),
    });
    return true;
  }
  const owner = cell(layout.owner);
  const found = layout.columns.map((column) => cell(column)).filter((text) => text !== null && !isNullWord(text));
  for (const text of found) for (const address of (text as string).split(/[\s,;]+/)) sink.address(address, row, owner);
  return found.length > 0;
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

function takeResource(sink: UsageSink, row: number, { id, provider, name, parentId, state }: ListedResource): void {
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
  const accept = (take: () => void): void => {
    take();
    sink.row('accepted');
  };
  const visit = (value: unknown, owner: string | null, listed: boolean): void => {
    if (Array.isArray(value)) for (const item of value) visit(item, owner, listed || typeof item === 'string');
    else if (typeof value === 'string' && listed) {
      const text = value.trim();
      row += 1;
      accept(() => (holds === 'addresses' ? sink.address(text, row, owner) : takeResource(sink, row, { id: text })));
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
      if (holds === 'addresses' && addressKey.test(key)) visit(value, id ?? owner, true);
      else if (typeof value === 'object') visit(value, id ?? owner, false);
    }
  };
  for await (const document of readJsonDocuments(open)) visit(document, null, false);
  return { dataRows: row };
}

import type { ReadContext, UsageSink } from '../formats/define-format.ts';
import type { ByteSource, Means } from '../ports.ts';
import { loadZone } from '../time/zone.ts';
import { isCompanion } from './containers/companions.ts';
import { holdsFiles, openContainer } from './containers/open-container.ts';
import type { Sheet, SheetComplaint } from './containers/workbook.ts';
import { type FileSink, openFileSinks } from './file-sinks.ts';
import { isForPerson, readPart } from './read-part.ts';
import { type ReadResult, readTyped, refused } from './read-text.ts';
import { Refusal } from './refusal.ts';
import { type Packed, packedUpload, unpack } from './unpack.ts';
import { asWhole } from './whole-container.ts';

/** What was read as one, with the sink that its rows went into. */
export interface PartRead<Sink extends UsageSink> extends ReadResult {
  /** Name of a member of an archive, or of a sheet; null: the file itself. */
  readonly name: string | null;
  readonly sink: Sink;
}

/**
 * Reads one upload: container, encoding, format, rows. The last part is the file itself; before it come its members, if it is an archive or
 * a workbook, each read as if it were an upload of its own. Streams are opened more than once (head, survey, rows) and memory stays bounded.
 * Bad input never throws: it is told in the recognition and as issues; what is thrown is our fault (DESIGN §1 invariant 3).
 *
 * @param openSink may be called more than once for a part: what was opened before the sink of its `PartRead` is void
 */
export async function* readEvidence<Sink extends UsageSink>(
  bytes: ByteSource,
  context: ReadContext,
  means: Means,
  openSink: () => Sink,
): AsyncGenerator<PartRead<Sink>> {
  if (context.mapping?.zone !== undefined) await loadZone(context.mapping.zone);
  const sinks = openFileSinks(openSink);
  const members: ReadResult[] = [];
  const aside: string[] = [];
  const mappings: string[] = [];
  let whole: PartRead<Sink> | null = null;
  for await (const part of readPacked(null, packedUpload(bytes), { context, means, sinks, aside, mappings })) {
    if (part.name === null) {
      whole = part;
      continue;
    }
    members.push(part);
    yield part;
  }
  if (whole) yield whole;
  else {
    const own = sinks.next();
    const sink = own.open();
    if (aside.length > 0) sink.issue('MEMBERS_LEFT_ASIDE', 0, { names: aside.slice(0, NAMES_TOLD), count: aside.length });
    if (mappings.length > 0) sink.issue('MAPPING_IN_ARCHIVE', 0, { names: mappings.slice(0, NAMES_TOLD) });
    const { recognition, problem } = asWhole(members);
    if (problem !== null) sink.issue(problem, 0);
    yield { name: null, recognition, resourceIdRule: null, sink: own.last() };
  }
}

/** Of the members that are not read. */
const NAMES_TOLD = 20;

interface Run<Sink extends UsageSink> {
  readonly context: ReadContext;
  readonly means: Means;
  readonly sinks: { next(): FileSink<Sink> };
  /** Names of members that are read by nobody, because nothing is lost by it. */
  readonly aside: string[];
  /** Mappings among the members: nobody looks for them there. */
  readonly mappings: string[];
}

async function* readPacked<Sink extends UsageSink>(name: string | null, packed: Packed, run: Run<Sink>): AsyncGenerator<PartRead<Sink>> {
  const { context, means, sinks } = run;
  const sink = sinks.next();
  try {
    if (packed.size === 0) throw new Refusal('EMPTY_FILE');
    const unpacked = await unpack(packed, means.inflate);
    if (!holdsFiles(unpacked) || isForPerson(context)) {
      yield { name, ...(await readPart(unpacked, context, sink.open, name !== null, means)), sink: sink.last() };
      return;
    }
    const opened = await openContainer(unpacked, name !== null);
    if (opened.is === 'sheets') yield* readSheets(name, opened.sheets, run);
    else if (opened.is === 'document') {
      const asDocument = { ...unpacked, container: { is: 'document', what: 'office' } } as const;
      yield { name, ...(await readPart(asDocument, context, sink.open, name !== null, means)), sink: sink.last() };
    } else {
      for await (const file of opened.files) {
        if (/(^|\/|\.)mapping\.ya?ml$/i.test(file.name)) run.mappings.push(file.name);
        else if (isCompanion(file.name)) run.aside.push(file.name);
        else yield* readPacked(file.name, file.packed, run);
      }
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    yield { name, ...refused(sink.open(), error), sink: sink.last() };
  }
}

/** A workbook is one export: sheets that give nothing are left aside where others do, unless what they hold is lost. */
async function* readSheets<Sink extends UsageSink>(
  workbook: string | null,
  sheets: readonly Sheet[],
  { context, sinks, aside }: Run<Sink>,
): AsyncGenerator<PartRead<Sink>> {
  const idle: PartRead<Sink>[] = [];
  let used = false;
  for (const { name: title, hidden, open } of sheets) {
    const name = workbook === null ? title : `${workbook}/${title}`;
    const sink = sinks.next();
    let complaints: SheetComplaint[] = [];
    const pass = (): AsyncIterable<string> => {
      complaints = [];
      return open((complaint) => complaints.push(complaint));
    };
    let isLost = false;
    const result = await readTyped(pass, context, sink.open).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      isLost = error.code !== 'EMPTY_FILE';
      return refused(sink.open(), error);
    });
    const part = { name, ...result, sink: sink.last() };
    for (const { code, row } of complaints) part.sink.issue(code, row);
    // Who opens the workbook does not see it; what it says counts all the same.
    if (hidden && sink.wasUsed()) part.sink.issue('SHEET_HIDDEN', 0);
    used ||= sink.wasUsed();
    if (sink.wasUsed() || isLost) yield part;
    else idle.push(part);
  }
  if (used) aside.push(...idle.map(({ name }) => name ?? ''));
  else yield* idle;
}

import type { ReadContext, UsageSink } from '../formats/define-format.ts';
import { readableKinds } from '../model/evidence-kinds.ts';
import type { Means } from '../ports.ts';
import { includesPdfHeader } from './container.ts';
import { MAGIC_BYTES } from './limits.ts';
import { blankRecognition, type ReadResult, readText, readTyped } from './read-text.ts';
import { Refusal } from './refusal.ts';
import type { Unpacked } from './unpack.ts';

const asDocument: ReadResult = { recognition: { ...blankRecognition, status: 'document' }, resourceIdRule: null };

/** Contracts and declarations are for a person, who opens more than is read here. */
export const isForPerson = ({ kind }: ReadContext): boolean => kind !== null && !readableKinds.includes(kind);

/**
 * Reads what holds no other files. Of what is packed and gives nothing, the rest is gone through too: whether its damage or its content is
 * met first depends on how the bytes come, and damage comes before.
 * @throws Refusal
 */
export async function readPart(
  unpacked: Unpacked,
  context: ReadContext,
  openSink: () => UsageSink,
  isMember: boolean,
  means: Means,
): Promise<ReadResult> {
  const isPacked = unpacked.depth > 0 && unpacked.container.is !== 'empty';
  try {
    const result = await readOpened(unpacked, context, openSink, isMember, means);
    const { status } = result.recognition;
    if (isPacked && status !== 'recognised' && status !== 'document') await readToTheEnd(unpacked);
    return result;
  } catch (error) {
    if (isPacked && error instanceof Refusal && !error.code.startsWith('ARCHIVE_')) await readToTheEnd(unpacked);
    throw error;
  }
}

async function readOpened(
  unpacked: Unpacked,
  context: ReadContext,
  openSink: () => UsageSink,
  isMember: boolean,
  { unpackBlock }: Means,
): Promise<ReadResult> {
  const { container } = unpacked;
  if (container.is === 'empty') throw new Refusal('EMPTY_FILE');
  const forPerson = isForPerson(context);
  if (container.is === 'document' || (forPerson && opensForPerson(unpacked))) {
    if (unpacked.depth > 0 || isMember) await readToTheEnd(unpacked);
    openSink();
    return asDocument;
  }
  if (container.is === 'unsupported') {
    throw container.what === 'xls'
      ? new Refusal('OFFICE_FILE_OLD_OR_LOCKED')
      : new Refusal('CONTAINER_UNSUPPORTED', 0, { container: container.what });
  }
  if (container.is === 'binary') throw new Refusal('BINARY_CONTENT');
  if (forPerson) {
    // A text of blanks, else a container that nobody opens by hand.
    if (container.is === 'text') throw new Refusal('EMPTY_FILE');
    throw new Refusal('CONTAINER_UNSUPPORTED', 0, { container: container.is });
  }
  if (container.is === 'parquet') {
    // Loaded on demand, as what opens a zip is.
    const { openParquet, rowsOfTable, textOf } = await import('./containers/parquet-file.ts');
    const table = await openParquet(await unpacked.anywhere(), unpackBlock);
    return readTyped(textOf(table), context, openSink, (wanted) => rowsOfTable(table, wanted));
  }
  return readText(unpacked, context, openSink);
}

/** Archives and old office files that everybody can open; of texts those that say something; a PDF also behind a few stray bytes. */
function opensForPerson({ container, magic }: Unpacked): boolean {
  if (container.is === 'zip') return true;
  if (container.is === 'unsupported') return ['xls', '7z', 'rar'].includes(container.what);
  if (container.is === 'binary') return includesPdfHeader(magic);
  if (container.is === 'text') return magic.length === MAGIC_BYTES || magic.some((byte) => byte > 32);
  return false;
}

/** Damage in an archive shows only where it is. @throws Refusal */
async function readToTheEnd({ open }: Unpacked): Promise<void> {
  for await (const _ of open());
}

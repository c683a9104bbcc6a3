import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { nodeMeans } from '../../functions/adapters/node-means.ts';
import type { Mapping } from '../../shared/model/mapping.ts';
import type { EvidenceKind } from '../../shared/model/upload.ts';
import { type ByteSource, DamagedArchive, type Means } from '../../shared/ports.ts';
import { explainMapping } from '../../shared/reading/explain-mapping.ts';
import { parseYamlDocument } from '../../shared/reading/parse-yaml.ts';
import { readEvidence } from '../../shared/reading/read-evidence.ts';
import type { ReadResult } from '../../shared/reading/read-text.ts';
import { openRecordingSink, type Recording } from './recording-sink.ts';

async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const stream = Readable.from(packed).pipe(createGunzip());
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw new DamagedArchive((error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR' ? 'truncated' : 'corrupt');
  }
}

export const means: Means = {
  inflate: gunzip,
  unpackBlock: nodeMeans.unpackBlock,
  sha256: () => {
    const hash = createHash('sha256');
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
  },
};

/** Bytes in memory, streamed in pieces of the given sizes (the last repeats). */
export function sourceOf(bytes: Uint8Array, pieces: readonly number[] = [65_536]): ByteSource {
  return {
    size: bytes.length,
    async *stream() {
      for (let at = 0, piece = 0; at < bytes.length; piece += 1) {
        const size = Math.max(1, pieces[Math.min(piece, pieces.length - 1)] ?? 65_536);
        yield bytes.subarray(at, at + size);
        at += size;
      }
    },
    slice: async (start, end) => bytes.subarray(start, end),
  };
}

export interface Read extends ReadResult {
  readonly recording: Recording;
  /** By name, where the bytes are an archive or a workbook. */
  readonly members: ReadonlyMap<string, ReadResult & { readonly recording: Recording }>;
}

export interface ReadOptions {
  readonly kind?: EvidenceKind | null;
  /** YAML, without its `schema` line. */
  readonly mapping?: string | null;
  readonly pieces?: readonly number[];
}

export function mappingOf(yaml: string): Mapping {
  const parsed = explainMapping(parseYamlDocument(/^schema:/m.test(yaml) ? yaml : `schema: attesta/mapping@1\n${yaml}`), 'it');
  if (!parsed.ok) throw new Error(`the test's mapping is wrong: ${JSON.stringify(parsed.issues)}`);
  return parsed.mapping;
}

/** Reads bytes (or text as UTF-8) and hands back what the last sink of each part recorded. */
export async function readBytes(content: Uint8Array | string, { kind = null, mapping = null, pieces }: ReadOptions = {}): Promise<Read> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const context = { kind, mapping: mapping === null ? null : mappingOf(mapping) };
  const members = new Map<string, ReadResult & { readonly recording: Recording }>();
  let own: (ReadResult & { readonly recording: Recording }) | null = null;
  for await (const { name, sink, ...result } of readEvidence(sourceOf(bytes, pieces), context, means, openRecordingSink)) {
    if (name === null) own = { ...result, recording: sink.recording };
    else members.set(name, { ...result, recording: sink.recording });
  }
  if (own === null) throw new Error('no part is the file itself');
  return { ...own, members };
}

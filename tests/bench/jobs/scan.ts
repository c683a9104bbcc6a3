import type { Mapping } from '../../../shared/model/mapping.ts';
import type { ByteSource, Means } from '../../../shared/ports.ts';
import { readEvidence } from '../../../shared/reading/read-evidence.ts';
import { type DigestSink, openDigestSink } from '../../../shared/usage/digest-sink.ts';
import type { Answer } from '../answer/answer.ts';
import { answerOfDigest } from '../answer/answer-of-digest.ts';
import type { InputSpec } from '../inputs/input.ts';

/**
 * Bytes to coverage and statistics: the reading and the reducing of `ingest`, fingerprints included, without its hashing and its writing.
 */
export async function scan(spec: InputSpec, bytes: ByteSource, means: Means): Promise<Answer> {
  const mapping = await mappingOf(spec);
  let malformed: number[] = [];
  const open = (): DigestSink => {
    // What an earlier sink of the file was told is void.
    malformed = [];
    return notingRejected(openDigestSink(), malformed);
  };
  const members = [];
  for await (const { name, sink, ...read } of readEvidence(bytes, { kind: 'usage-report', mapping }, means, open)) {
    const content = { name: name ?? '', ...read, ...sink.finish() };
    if (name !== null) members.push(content);
    else return { ...answerOfDigest({ ...content, members }, spec), malformedRows: malformed };
  }
  throw new Error(`${spec.name} was read to no end`);
}

/** Notes the rows that are rejected: why one is, is told just before. */
function notingRejected(sink: DigestSink, rejected: number[]): DigestSink {
  let told = 0;
  return {
    ...sink,
    issue(code, row, details) {
      told = row;
      sink.issue(code, row, details);
    },
    row(fate, times) {
      if (fate === 'rejected') rejected.push(told);
      sink.row(fate, times);
    },
  };
}

export async function mappingOf({ mapping }: InputSpec): Promise<Mapping | null> {
  if (mapping === null) return null;
  // On demand, as functions/ingest/load-mapping.ts does: most reports say everything themselves.
  const { parseMapping } = await import('../../../shared/reading/parse-mapping.ts');
  const parsed = await parseMapping(mapping);
  if (!parsed.ok) throw new Error(`the mapping of the input is wrong: ${JSON.stringify(parsed.issues)}`);
  return parsed.mapping;
}

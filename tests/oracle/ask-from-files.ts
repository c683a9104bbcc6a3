import { parse } from 'yaml';
import type { Digest } from '../../shared/model/digest.ts';
import type { Measured, Reason } from '../../shared/model/finding.ts';
import { type Mapping, mappingSchema } from '../../shared/model/mapping.ts';
import type { Upload } from '../../shared/model/upload.ts';
import { assess, ingest } from '../../shared/pipeline.ts';
import type { ByteSource } from '../../shared/ports.ts';
import type { OracleCase } from './case.ts';
import { hasher, inputOf, type ProductAnswer, sha256, upload } from './product-input.ts';
import { type RenderedCase, serviceId } from './render-case.ts';

const sourceOf = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  async *stream() {
    yield bytes;
  },
  slice: async (start, end) => bytes.slice(start, end),
});

/** No case is packed. */
const inflate = (): never => {
  throw new Error('nothing to inflate');
};

function mappingBeside(path: string, rendered: RenderedCase): { value: Mapping; sha256: string } {
  const bytes = rendered.files.get(`${path}.mapping.yaml`);
  if (!bytes) throw new Error(`no mapping beside ${path}`);
  return { value: mappingSchema.parse(parse(new TextDecoder().decode(bytes))), sha256: sha256(bytes) };
}

/** Files to record: the whole path of the product. */
export async function askFromFiles(question: OracleCase, rendered: RenderedCase): Promise<ProductAnswer> {
  const digests: Digest[] = [];
  const uploads: Upload[] = [];
  for (const [path, receivedAt] of rendered.receipts) {
    const bytes = rendered.files.get(path);
    if (!bytes) throw new Error(`${path} was not rendered`);
    const digest = await ingest(
      { bytes: sourceOf(bytes), kind: 'usage-report', mapping: mappingBeside(path, rendered) },
      { inflate, unpackBlock: inflate, sha256: hasher },
    );
    digests.push(digest);
    uploads.push(upload(path, bytes, receivedAt, digest.id));
  }
  const record = assess(inputOf(question, uploads, digests), hasher);
  const finding = record.findings.find(({ point, service }) => point === 'TRA-03' && service === serviceId);
  if (!finding) throw new Error('the record has no TRA-03 for the service');
  return { reasons: finding.reasons as readonly Reason[], measured: finding.measured as readonly Measured[] };
}

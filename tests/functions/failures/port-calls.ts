import type { DownloadStore, EvidenceStore, Ports, Queue, ReceivedObject, RecordsTable, UploadStore } from '../../../functions/ports.ts';

/** One call of a handler to the outside. `changes`: when done it leaves something behind, whatever becomes of its reply. */
export interface PortCall {
  readonly name: string;
  readonly changes: boolean;
}

/** Stands around every call: decides whether, when and how often it is performed, and what its caller learns. */
export type Around = <T>(call: PortCall, perform: () => Promise<T>) => Promise<T>;

/**
 * The same ports with `around` at every I/O point, those of an opened object included. A stream counts twice: its beginning and its
 * middle. Written out method by method, so that a port that is added must say here what it is.
 */
export const aroundEachCall = ({ evidence, uploads, downloads, records, queue, means }: Ports, around: Around): Ports => ({
  evidence: aroundEvidence(evidence, around),
  uploads: aroundUploads(uploads, around),
  downloads: aroundDownloads(downloads, around),
  records: aroundRecords(records, around),
  queue: aroundQueue(queue, around),
  means,
});

const reads = (name: string): PortCall => ({ name, changes: false });
const changes = (name: string): PortCall => ({ name, changes: true });
/** A sort key or an object key without what is long and says little. */
const short = (key: string): string => key.replace(/[0-9a-f]{40,}/, '…');

function aroundRecords(records: RecordsTable, around: Around): RecordsTable {
  return {
    get: (key) => around(reads(`get ${short(key.SK)}`), () => records.get(key)),
    query: (partition, prefix, take) => around(reads(`query ${prefix}`), () => records.query(partition, prefix, take)),
    queryIndex: (index, partition, range) => around(reads(`query index ${index}`), () => records.queryIndex(index, partition, range)),
    put: (item, guard) => around(changes(`put ${short(item.SK)}`), () => records.put(item, guard)),
  };
}

function aroundEvidence(evidence: EvidenceStore, around: Around): EvidenceStore {
  return {
    open: async (key, versionId) => aroundObject(await around(reads('open'), () => evidence.open(key, versionId)), around),
    read: (key, atMost) => around(reads(`read ${short(key)}`), () => evidence.read(key, atMost)),
    putOnce: (key, json) => around(changes(`putOnce ${short(key)}`), () => evidence.putOnce(key, json)),
    async *versions(prefix) {
      await around(reads('list versions'), async () => {});
      yield* evidence.versions(prefix);
    },
  };
}

const aroundUploads = (uploads: UploadStore, around: Around): UploadStore => ({
  sign: (wanted) => around(reads('sign'), () => uploads.sign(wanted)),
  replace: (key, text, who, over) => around(changes('replace'), () => uploads.replace(key, text, who, over)),
});

const aroundDownloads = (downloads: DownloadStore, around: Around): DownloadStore => ({
  whoPut: (key, versionId) => around(reads('who put'), () => downloads.whoPut(key, versionId)),
  sign: (wanted) => around(reads('sign a download'), () => downloads.sign(wanted)),
});

const aroundObject = (object: ReceivedObject, around: Around): ReceivedObject => ({
  ...object,
  slice: (start, end) => around(reads('slice'), () => object.slice(start, end)),
  async *stream() {
    await around(reads('stream begins'), async () => {});
    let first = true;
    for await (const bytes of object.stream()) {
      const half = first ? bytes.length >> 1 : 0;
      if (first) {
        yield bytes.subarray(0, half);
        await around(reads('stream goes on'), async () => {});
      }
      first = false;
      yield bytes.subarray(half);
    }
  },
});

const aroundQueue = (queue: Queue, around: Around): Queue => ({
  sendAssessment: (request) => around(changes('send assessment'), () => queue.sendAssessment(request)),
  // One by one: a batch of which SQS takes some and refuses others is a fault between two of them. Nothing to send is no call at all.
  async sendUploads(arrivals) {
    for (const arrival of arrivals) await around(changes('send upload'), () => queue.sendUploads([arrival]));
  },
});

/** What each tool of the bench does, for the page. A tool without words is a fault of the page's tests. */
export const toolWords: Readonly<Record<string, string>> = {
  'attesta-scan':
    'Attesta’s reading and its own reducers, prints of hours included, from bytes to coverage and statistics. Nothing is hashed, nothing written: what the peers do too',
  'attesta-ingest':
    'everything that the product does with an upload: sha256, reading, fingerprints, issues, the digest written as canonical JSON',
  'attesta-scan-16k': '`attesta-scan` of a stream in pieces of 16 KiB, as TLS delivers them; files come in pieces of 256 KiB',
  's3-scan': '`attesta-scan` of an object in S3, not checked',
  's3-ingest':
    '`attesta-ingest` of an object in S3, which was put with its sha256 as the console puts one: what is read is held to it. One with another sum is held to its CRC32 or CRC64NVME',
  'csv-parse':
    'csv-parse in its fastest form: arrays, `on_record`, nothing pushed into a stream of objects; behind it the tally of the bench',
  duckdb:
    'DuckDB through `@duckdb/node-api`, `threads=1`, `memory_limit=400MB`, columns typed by hand, `store_rejects` for malformed rows, one query grouped by resource, metric and Rome day with a bit string of slots',
  'json-parse': '`readFile`, `JSON.parse` of the whole document, the same tally; only up to the 512 MB that a text may have',
  'node-inflate': 'a limit: `node:zlib` in pieces of 64 KiB, thrown away',
  'gzip -dc': 'a limit: inflating alone',
  'wc -l': 'a limit: counting lines',
  cat: 'a limit: reading, to nowhere',
  'http-discard': 'a limit: `node:http` and a signed URL, the bytes thrown away',
};

/** What each input is. */
export const inputWords: Readonly<Record<string, string>> = {
  long: '`timestamp,resource_id,metric,unit,value`: one sample a row, ISO times in UTC, in time order; machines of 4 measures each, every minute',
  shuffled: 'the rows of `long` in no order',
  'resource-ordered': 'the rows of `long` machine by machine',
  quoted: '`long`, every field quoted',
  crlf: '`long`, lines end in CR LF',
  offsets: '`long` in Rome time with `+01:00` and `+02:00`',
  fractions: '`long` with fractions of a second that differ from row to row',
  italian: '`long` with semicolons, decimal commas, `dd/MM/yyyy HH:mm` in Rome time, CR LF and a byte order mark',
  wide: 'a time and 800 columns, one for each machine and measure; empty cells',
  bill: 'FOCUS-like: 54 columns, quoted JSON with commas and quotes, charges by the hour; seven columns are needed',
  cloudwatch: '`aws cloudwatch get-metric-data`: a list of times and one of values for each machine and metric',
  azure: '`az monitor metrics list`: a JSON object for each point',
  gz: '`long`, compressed by gzip; bytes are the compressed ones',
  parquet: '`long` without its malformed rows, as DuckDB writes it with zstd',
};

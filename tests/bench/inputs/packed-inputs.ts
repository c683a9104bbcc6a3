import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { longColumns } from '../jobs/duckdb/long-query.ts';

export async function writeGzip(path: string, from: string): Promise<void> {
  await pipeline(createReadStream(from), createGzip({ level: 6 }), createWriteStream(path));
}

/** As DuckDB writes it, on one thread so that it is the same file each time. A column of numbers holds no malformed row. */
export async function writeParquet(path: string, from: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  const rows = `read_csv('${from}', auto_detect=false, delim=',', quote='"', escape='"', header=true, store_rejects=true, columns=${longColumns})`;
  await connection.run(`COPY (SELECT * FROM ${rows}) TO '${path}' (FORMAT parquet, COMPRESSION zstd)`);
  connection.closeSync();
  instance.closeSync();
}

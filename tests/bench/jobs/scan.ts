import type { UsageSink } from '../../../shared/formats/define-format.ts';
import type { Mapping } from '../../../shared/model/mapping.ts';
import type { Decimal, SeriesWriter } from '../../../shared/model/usage.ts';
import type { ByteSource, Means } from '../../../shared/ports.ts';
import { parseMapping } from '../../../shared/reading/parse-mapping.ts';
import { readEvidence } from '../../../shared/reading/read-evidence.ts';
import type { Answer } from '../answer/answer.ts';
import { openTally, type Tally } from '../answer/tally.ts';
import type { InputSpec } from '../inputs/input.ts';

/** Attesta's reading, of any format, into the same tally that the peers fill. */
export async function scan(spec: InputSpec, bytes: ByteSource, means: Means): Promise<Answer> {
  const mapping = mappingOf(spec);
  let tally = openTally(spec.period);
  const open = (): UsageSink => {
    // What an earlier sink of the file was told is void.
    tally = openTally(spec.period);
    return tallySink(spec, tally);
  };
  for await (const { name, recognition } of readEvidence(bytes, { kind: 'usage-report', mapping }, means, open)) {
    if (name === null && recognition.status !== 'recognised')
      throw new Error(`${spec.name} is ${recognition.reason ?? recognition.status}`);
  }
  return tally.answer(spec.decimals);
}

export function mappingOf({ mapping }: InputSpec): Mapping | null {
  if (mapping === null) return null;
  const parsed = parseMapping(mapping);
  if (!parsed.ok) throw new Error(`the mapping of the input is wrong: ${JSON.stringify(parsed.issues)}`);
  return parsed.mapping;
}

function tallySink({ factors }: InputSpec, tally: Tally): UsageSink {
  const known = new Map<string, SeriesWriter>();
  let issueRow = 0;
  return {
    series({ resourceId, metric, resourceClass }) {
      const key = `${resourceId}\n${metric}\n${resourceClass}`;
      let writer = known.get(key);
      if (!writer) {
        writer = writerOf(tally, tally.series(resourceId ?? '', metric ?? ''), factors[metric ?? ''] ?? 1);
        known.set(key, writer);
      }
      return writer;
    },
    row(fate) {
      // Why a row is rejected is told just before.
      if (fate === 'rejected') tally.malformed(issueRow);
    },
    issue(_code, row) {
      issueRow = row;
    },
    resource() {},
    address() {},
  };
}

const powers = Array.from({ length: 23 }, (_, power) => 10 ** power);

function writerOf(tally: Tally, series: number, factor: number): SeriesWriter {
  return {
    add(stamp, length, value: Decimal | null) {
      if (value === null) tally.addNull(series);
      else tally.add(series, stamp, length, Number(value.mantissa) / (powers[value.scale] as number) / factor);
    },
  };
}

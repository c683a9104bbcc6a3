import { usageCoversWindow } from '../../shared/checks/usage-covers-window.ts';
import type { Digest } from '../../shared/model/digest.ts';
import type { Decimal } from '../../shared/model/usage.ts';
import { openDigestSink } from '../../shared/usage/digest-sink.ts';
import { buildFacts } from '../../shared/verdict/build-facts.ts';
import type { CaseFile, OracleCase } from './case.ts';
import { inputOf, type ProductAnswer, sha256, upload } from './product-input.ts';
import { pathOf } from './render-case.ts';
import { iso } from './rome.ts';

function decimalOf(value: number): Decimal {
  const [whole, fraction = ''] = value.toFixed(6).replace(/0+$/, '').split('.');
  return { mantissa: Number(`${whole}${fraction}`), scale: fraction.length };
}

/** One file's rows handed to the reducer without being written and read: what a perfect reader would say. */
function digestOf(file: CaseFile, id: string): Digest {
  const sink = openDigestSink();
  file.rows.forEach((row, index) => {
    const writer = sink.series({
      resourceId: row.resourceId,
      resourceKind: 'name',
      resourceClass: row.class,
      metric: row.metric,
      meaning: row.meaning,
      unit: row.unit,
      statistic: row.statistic as 'avg',
      evidence: row.evidence,
      zone: file.zone === 'known' ? 'UTC' : null,
      stamp: row.stampSide,
      lengthFrom: row.lengthFrom,
    });
    writer.add(row.stamp, row.length, row.value === null ? null : decimalOf(row.value), index + 2);
    sink.row('accepted');
  });
  return {
    schema: 'attesta/digest@1',
    id,
    reader: 'none',
    fileSha256: id,
    bytes: 0,
    kind: 'usage-report',
    mappingSha256: null,
    recognition: { status: 'recognised', format: 'cloudwatch-series-csv', needs: [], reason: null, candidates: [] },
    producer: null,
    resourceIdRule: null,
    members: [],
    ...sink.finish(),
  };
}

/** Rows to reasons: reduction, fold and judgement of the product, without its readers. */
export function askFromRows(question: OracleCase): ProductAnswer {
  const digests: Digest[] = [];
  const uploads = question.files.map((file) => {
    const content = JSON.stringify([file.zone, file.rows]);
    const digest = digestOf(file, sha256(content));
    digests.push(digest);
    return upload(pathOf(file), content, iso(file.receivedAt), digest.id);
  });
  const { services } = buildFacts(inputOf(question, uploads, digests));
  const [facts] = services;
  if (!facts) throw new Error('the dossier has one service');
  const { reasons, measured = [] } = usageCoversWindow.assess(facts, { classes: [...question.service.requiredClasses] });
  return { reasons, measured };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectOutcomes } from '../../shared/model/record.ts';
import { pointOutcomeSchema } from '../../shared/model/severity.ts';

const byServiceAndPoint = <T extends z.ZodType>(value: T) => z.record(z.string(), z.record(z.string(), value));

/** `sample.yaml`: the instant at which the folder is judged and, for the samples, what it must come to. */
const sampleFileSchema = z.strictObject({
  asOf: z.iso.datetime({ offset: true }).or(z.iso.date()),
  expected: z
    .strictObject({
      outcome: z.enum(projectOutcomes),
      points: byServiceAndPoint(pointOutcomeSchema),
      codes: byServiceAndPoint(z.array(z.string())),
    })
    .optional(),
});
export type SampleFile = z.infer<typeof sampleFileSchema>;

/** null where the folder has none. Throws when it is not as it should be: it is ours, not the entity's. */
export async function readSampleFile(folder: string): Promise<SampleFile | null> {
  const text = await readFile(join(folder, 'sample.yaml'), 'utf8').catch(() => null);
  return text === null ? null : sampleFileSchema.parse(parse(text));
}

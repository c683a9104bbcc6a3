import { z } from 'zod';
import { mappingSchema } from '../../shared/model/mapping.ts';
import { meaningAliases, meaningSchema, meanings, statisticAliases, statisticSchema, statistics } from '../../shared/model/usage.ts';
import type { GeneratedFiles } from './contract.ts';

/** Words that reading folds to shorter ones: an editor must not call them wrong. */
const foldedWords = new Map<unknown, readonly string[]>([
  [meaningSchema, [...meanings, ...Object.keys(meaningAliases)]],
  [statisticSchema, [...statistics, ...Object.keys(statisticAliases)]],
]);

/**
 * The shape of a mapping as JSON Schema, for editors and for other people's programs. It says less than the reader does: that a zone
 * exists, that a pattern of dates is one, and that a name of a column is there, only reading can tell.
 */
export async function generate(): Promise<GeneratedFiles> {
  const schema = z.toJSONSchema(mappingSchema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const words = foldedWords.get(zodSchema);
      if (words) Object.assign(jsonSchema, { type: 'string', enum: [...words] });
    },
  });
  const { $schema, ...shape } = schema;
  const published = { $schema, $id: 'attesta/mapping@1', title: 'Attesta: mappatura di un file di misure (docs/mappatura.md)', ...shape };
  return new Map([['docs/schemas/mapping.schema.json', `${JSON.stringify(published, null, 2)}\n`]]);
}

import { describe, expect, test } from 'vitest';
import type { Digest } from '../../shared/model/digest.ts';
import type { EvidenceKind } from '../../shared/model/upload.ts';
import { ingest } from '../../shared/pipeline.ts';
import { mappingOf, means, sourceOf } from '../reading/read-bytes.ts';
import type { Fixture } from './fixture.ts';
import { fixtures } from './generate.ts';
import { plantedBeside, plantedEverywhere, textOf } from './planted-people.ts';

const address = 'ludovica.piantata@valdoro.example';
const taxCode = 'RSSMRA80A01H501U';
const name = 'Ludovica Piantata';
const telephone = '+39 333 1234567';

const texts = fixtures.flatMap((fixture) => {
  const text = textOf(fixture.input.name, fixture.input.bytes);
  return text === null ? [] : [[`${fixture.format}/${fixture.name}`, fixture, text] as const];
});

async function digestOf(text: string, { mapping, expected }: Fixture): Promise<Digest> {
  const pinned = mapping === undefined ? null : { value: mappingOf(mapping), sha256: 'a'.repeat(64) };
  const kind = (expected.kind ?? null) as EvidenceKind | null;
  return ingest({ bytes: sourceOf(new TextEncoder().encode(text)), kind, mapping: pinned }, means);
}

/** Where in a digest a text is: `series[].metric`. */
function placesOf(value: unknown, sought: string, place = ''): readonly string[] {
  if (typeof value === 'string') return value.toLowerCase().includes(sought.toLowerCase()) ? [place] : [];
  if (Array.isArray(value)) return value.flatMap((item) => placesOf(item, sought, `${place}[]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => placesOf(item, sought, place === '' ? key : `${place}.${key}`));
}

/**
 * What an export calls its machines, measures and units, and the words of a provider for charges, states and services, are kept as they are
 * written: where a person's name stands in their place, nothing tells it from one.
 */
const named = [
  /^(series|resources)\[\]\.(resourceId|metric|unit|name|provider|state|parentId|aliases\[\])$/,
  /^publicIps\[\]\.resourceId$/,
  /^issues\[\]\.details\.(metric|unit|column)(\[\])?$/,
];
/** Reasons that name a word of a provider, or list the names above. */
const wordCodes = new Set([
  'PARTIAL_DATA',
  'CHARGE_NOT_USE',
  'CHARGE_WITHOUT_RESOURCE',
  'METRIC_UNDECLARED',
  'UNIT_UNKNOWN',
  'UNIT_FOR_CLASS',
]);

/** The digest without the issues that may tell words. */
const withoutWords = (digest: Digest): Digest => ({ ...digest, issues: digest.issues.filter(({ code }) => !wordCodes.has(code)) });

test('there are texts of most formats', () => expect(texts.length).toBeGreaterThan(80));

describe.each(texts)('%s', (_name, fixture, text) => {
  test('holds nobody’s address or tax code, whichever column or key it stands in', async () => {
    for (const person of [address, taxCode]) {
      for (const { place, text: planted } of plantedEverywhere(text, person)) {
        expect(placesOf(await digestOf(planted, fixture), person), place).toEqual([]);
      }
    }
  });

  test('shows a name only where it is one', async () => {
    for (const person of [name, telephone]) {
      for (const { place, text: planted } of plantedEverywhere(text, person)) {
        const places = placesOf(withoutWords(await digestOf(planted, fixture)), person);
        expect(places.filter((one) => !named.some((known) => known.test(one))).map((one) => `${place}: ${one}`)).toEqual([]);
      }
    }
  });

  test('does not look at owners and creators', async () => {
    const digest = await digestOf(plantedBeside(text, name), fixture);
    expect(placesOf(digest, name)).toEqual([]);
  });
});

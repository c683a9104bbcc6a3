import * as z from 'zod';
import { serviceIdSchema } from '../../../shared/model/identifiers.ts';
import { readDossierPath } from '../../../shared/model/keys.ts';
import { resourceClasses, resourceClassSchema } from '../../../shared/model/usage.ts';
import { both, ofRecord, parameter, recordWanted } from '../parameters.ts';

export const serviceParameter = parameter('service', 'path', {
  schema: serviceIdSchema,
  description: 'Id del servizio, come nella dichiarazione.',
  example: 'protocollo',
  wanted: both(
    'l’id di un servizio: da 2 a 63 fra lettere minuscole, cifre e -',
    'the id of a service: 2 to 63 lower-case letters, digits and -',
  ),
});

export const classParameter = parameter('class', 'path', {
  schema: resourceClassSchema,
  description: 'Classe di risorse.',
  example: 'cpu',
  wanted: both(`una fra ${resourceClasses.join(', ')}`, `one of ${resourceClasses.join(', ')}`),
});

export const dayParameter = parameter('day', 'path', {
  schema: z.iso.date().refine((day) => day >= '2000-01-01' && day < '2050-01-01'),
  description: 'Giorno civile di Roma, dal 2000 al 2049.',
  example: '2025-10-26',
  wanted: both('un giorno esistente nella forma AAAA-MM-GG, dal 2000 al 2049', 'an existing day as YYYY-MM-DD, from 2000 to 2049'),
});

/** Ids of providers are long: those of Azure are whole addresses. */
const longestId = 2_000;

const resource = {
  schema: z.string().min(2).max(longestId),
  description: 'Id della risorsa, come nella mappa.',
  example: 'i-0a1b2c3d4e5f60718',
  wanted: both('l’id di una risorsa, come è scritto nella mappa o nel file', 'the id of a resource, as the map or the file writes it'),
};
export const resourceParameter = parameter('resource', 'query', resource);
export const resourceFilter = parameter('resource', 'query', {
  ...resource,
  schema: resource.schema.optional(),
  description: 'Solo le serie di questa risorsa, come il file la scrive.',
});

/** Only what the grammar of keys knows, so that no text from outside becomes a key of its own. */
const isPathOfDossier = (path: string): boolean => readDossierPath(path).is !== 'refused' && !/(^|\/)\.{1,2}$/.test(path);

export const pathParameter = parameter('path', 'query', {
  schema: z.string().max(400).refine(isPathOfDossier),
  description: 'Percorso del caricamento sotto `uploads/{ipa}/{cup}/`, come in `uploads`.',
  example: 'protocollo/usage-report/cpu.csv',
  wanted: both(
    'il percorso di un caricamento: {servizio o «project»}/{tipo}/{file}, oppure dossier.yaml',
    'the path of an upload: {service or “project”}/{kind}/{file}, or dossier.yaml',
  ),
});

/** As `ofRecord`, where saying none means what is current. */
export const fromRecord = parameter('record', 'query', {
  schema: ofRecord.unwrap().optional(),
  description: 'La versione da cui è fatto questo verbale (il numero, `latest`, `latest-migration`); se non indicato quella corrente.',
  example: 'latest',
  wanted: recordWanted,
});

export const versionParameter = parameter('version', 'query', {
  schema: z
    .string()
    .regex(/^[\w.-]{1,1024}$/)
    .optional(),
  description: 'Quale versione, come la nomina S3; se non indicata quella corrente.',
  example: '3sL4kqtJlcpXroDTDmJrmSpXd3dIbrHY',
  wanted: both('l’identificativo di una versione, come lo dà S3', 'the id of a version, as S3 gives it'),
});

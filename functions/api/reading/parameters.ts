import * as z from 'zod';
import { serviceIdSchema } from '../../../shared/model/identifiers.ts';
import { resourceClasses, resourceClassSchema } from '../../../shared/model/usage.ts';
import { both, parameter } from '../parameters.ts';

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

export const resourceParameter = parameter('resource', 'query', {
  schema: z.string().min(2).max(longestId),
  description: 'Id della risorsa, come nella mappa.',
  example: 'i-0a1b2c3d4e5f60718',
  wanted: both('l’id di una risorsa della mappa, come è scritto lì', 'the id of a resource of the map, as it is written there'),
});

import { evidenceKinds } from '../model/evidence-kinds.ts';
import type { Bilingual } from './define-reason.ts';

const both = (it: string, en: string): Bilingual => ({ it, en });

const systems: Readonly<Record<string, Bilingual>> = {
  'on-premise-unstructured': both('on premise destrutturato', 'unstructured on premise'),
  'on-premise-structured': both('on premise strutturato', 'structured on premise'),
  iaas: both('IaaS', 'IaaS'),
  paas: both('PaaS', 'PaaS'),
  saas: both('SaaS', 'SaaS'),
};

/** What a key should have been (model/keys.ts), as it says it and as a person reads it in Italian. */
const keyGrammar: Readonly<Record<string, Bilingual>> = Object.fromEntries(
  [
    ['{service id or "project"}/{kind}/{filename}', '{id del servizio, o «project»}/{tipo}/{nome del file}'],
    ['a service id: ^[a-z0-9][a-z0-9-]{1,62}$, or "project"', 'un id di servizio (minuscole, cifre e trattini, da 2 a 63), o «project»'],
    [`a kind: ${evidenceKinds.join(', ')}`, `un tipo fra ${evidenceKinds.join(', ')}`],
    ['a file name in Unicode NFC', 'un nome di file in Unicode NFC'],
    ['a file name of at most 200 bytes', 'un nome di file di al più 200 byte'],
    ['uploads/{ipa, lower case}/{cup}/…', 'uploads/{codice IPA in minuscolo}/{CUP}/…'],
  ].map(([en = '', it = '']) => [en, both(it, en)]),
);

/**
 * Details that are words of ours (records store them as codes) as a person reads them: by the detail's name, then by its value. What is
 * not here is shown as it stands.
 */
export const words: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  class: {
    cpu: both('CPU', 'CPU'),
    ram: both('RAM', 'RAM'),
    storage: both('storage', 'storage'),
    network: both('connettività', 'connectivity'),
    other: both('altro', 'other'),
  },
  origin: systems,
  destination: systems,
  declaredIn: { dossier: both('dichiarazione', 'declaration') },
  register: { acn: both('catalogo ACN', 'ACN catalogue') },
  families: {
    IN: both('infrastruttura', 'infrastructure'),
    IA: systems.iaas as Bilingual,
    PA: systems.paas as Bilingual,
    SA: systems.saas as Bilingual,
  },
  wanted: {
    contract: both('cartella «contract»', '“contract” folder'),
    ...keyGrammar,
  },
  known: {
    receipt: both('l’ultimo file ricevuto è del', 'the latest file was received on'),
    asOf: both('non è stato ricevuto alcun file e la verifica è del', 'no file was received and the assessment is of'),
  },
  provider: {
    aws: both('AWS', 'AWS'),
    azure: both('Azure', 'Azure'),
    unknown: both('non indicato', 'not stated'),
    other: both('altro', 'other'),
  },
  step: {
    PT1M: both('ogni minuto', 'one-minute'),
    PT5M: both('ogni 5 minuti', 'five-minute'),
    PT1H: both('ogni ora', 'hourly'),
  },
  afterwards: {
    PT5M: both('solo ogni 5 minuti', 'only every five minutes'),
    PT1H: both('solo ogni ora', 'only every hour'),
    nothing: both('non resta nulla', 'nothing is left'),
  },
  against: {
    completedOn: both('il completamento', 'the completion'),
    releasedOn: both('il rilascio in produzione', 'the release in production'),
    asOf: both('la data di questa verifica', 'the date of this assessment'),
  },
  why: {
    malformed: both('non è un indirizzo web completo', 'it is not a complete web address'),
    scheme: both('non è un indirizzo http o https', 'it is not an http or https address'),
    'internal-host': both('il nome esiste solo in una rete interna', 'the name exists only inside a network'),
    'private-address': both('l’indirizzo IP non è pubblico', 'the IP address is not public'),
  },
  status: {
    document: both('documento per una persona', 'a document for a person'),
    unrecognised: both('formato non riconosciuto', 'format not recognised'),
    ambiguous: both('formato ambiguo', 'ambiguous format'),
    refused: both('file rifiutato', 'file refused'),
    recognised: both('nessun dato utilizzabile', 'no usable data'),
  },
  range: {
    private: both('rete privata', 'private network'),
    uniqueLocal: both('rete privata', 'private network'),
    carrierGradeNat: both('rete condivisa dell’operatore', 'shared operator network'),
    loopback: both('la macchina stessa', 'the machine itself'),
    linkLocal: both('solo rete locale', 'local link only'),
    multicast: both('multicast', 'multicast'),
    broadcast: both('broadcast', 'broadcast'),
    unspecified: both('indirizzo non specificato', 'unspecified address'),
    reserved: both('riservato, per esempio alla documentazione', 'reserved, for documentation for instance'),
    unallocated: both('non assegnato', 'not allocated'),
  },
};

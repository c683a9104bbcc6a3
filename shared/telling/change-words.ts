import type { Language } from '../reasons/render.ts';

const italian = {
  from: (what: string, before: string, after: string) => `${what}: era ${before}, ora è ${after}.`,
  outcome: 'L’esito proposto',
  payable: 'L’importo liquidabile',
  heldBack: 'L’importo sospeso',
  deadline: 'Il termine',
  purpose: 'Ciò che si giudica',
  rules: 'Le regole applicate',
  engine: 'La versione del motore',
  service: (name: string) => `Il servizio ${name}`,
  newService: (name: string) => `Il servizio ${name} prima non c’era.`,
  goneService: (name: string) => `Il servizio ${name} non c’è più.`,
  noDeadline: 'non noto',
  stays: (outcome: string) => `Resta: ${outcome}.`,
  became: (before: string, after: string) => `Era: ${before}. Ora: ${after}.`,
  appeared: (after: string) => `Prima non c’era. Ora: ${after}.`,
  left: (before: string) => `Era: ${before}. Ora non c’è più.`,
  declaration: 'La dichiarazione dell’ente è cambiata.',
  newFile: (path: string, at: string) => `Si conta un file nuovo: «${path}», ricevuto il ${at}.`,
  goneFile: (path: string) => `Il file «${path}» non si conta più.`,
  replacedFile: (path: string, at: string) => `Il file «${path}» è sostituito da quello ricevuto il ${at}.`,
  rereadFile: (path: string) => `Il file «${path}» ha gli stessi byte ed è stato letto in un altro modo (mappatura o lettore).`,
  unread: (path: string) => `Il file «${path}» è arrivato e noi non lo avevamo ancora letto.`,
  readNow: (path: string) => `Il file «${path}», che non avevamo ancora letto, adesso è letto.`,
  review: (who: string, at: string, point: string, outcome: string) =>
    `L’asseveratore ${who} ha valutato il ${at} il punto ${point}: ${outcome}.`,
  unnamedReview: 'Si conta una valutazione nuova, di cui un’altra ha già preso il posto.',
  goneReview: 'Una valutazione non si conta più.',
  newRegister: (id: string) => `Si consulta un registro in più: ${id}.`,
  goneRegister: (id: string) => `Non si consulta più il registro ${id}.`,
  register: (id: string) => `Si consulta una copia diversa del registro ${id}.`,
  claimed: (count: number) =>
    count === 1
      ? 'Un altro progetto dichiara una risorsa di questo, o porta lo stesso file.'
      : `${count} altri progetti dichiarano una risorsa di questo, o portano lo stesso file.`,
  unclaimed: 'Nessun altro progetto dichiara più una risorsa di questo.',
  decided: { pass: 'superato', fail: 'non superato' } as Readonly<Record<string, string>>,
};

export type ChangeWords = typeof italian;

const english: ChangeWords = {
  from: (what, before, after) => `${what}: it was ${before}, now it is ${after}.`,
  outcome: 'The proposed outcome',
  payable: 'The amount payable',
  heldBack: 'The amount held back',
  deadline: 'The deadline',
  purpose: 'What is judged',
  rules: 'The rules that apply',
  engine: 'The version of the engine',
  service: (name) => `The service ${name}`,
  newService: (name) => `The service ${name} was not there before.`,
  goneService: (name) => `The service ${name} is not there any more.`,
  noDeadline: 'not known',
  stays: (outcome) => `It stays: ${outcome}.`,
  became: (before, after) => `It was: ${before}. Now: ${after}.`,
  appeared: (after) => `It was not there before. Now: ${after}.`,
  left: (before) => `It was: ${before}. It is not there any more.`,
  declaration: 'The entity’s declaration has changed.',
  newFile: (path, at) => `A new file counts: “${path}”, received on ${at}.`,
  goneFile: (path) => `The file “${path}” does not count any more.`,
  replacedFile: (path, at) => `The file “${path}” is replaced by the one received on ${at}.`,
  rereadFile: (path) => `The file “${path}” has the same bytes and was read in another way (mapping or reader).`,
  unread: (path) => `The file “${path}” has come and we had not read it yet.`,
  readNow: (path) => `The file “${path}”, which we had not read, is read now.`,
  review: (who, at, point, outcome) => `The auditor ${who} reviewed the point ${point} on ${at}: ${outcome}.`,
  unnamedReview: 'A new review counts, whose place another has taken already.',
  goneReview: 'A review does not count any more.',
  newRegister: (id) => `One more register is looked up: ${id}.`,
  goneRegister: (id) => `The register ${id} is not looked up any more.`,
  register: (id) => `Another copy of the register ${id} is looked up.`,
  claimed: (count) =>
    count === 1
      ? 'Another project declares a resource of this one, or brings the same file.'
      : `${count} other projects declare a resource of this one, or bring the same file.`,
  unclaimed: 'No other project declares a resource of this one any more.',
  decided: { pass: 'passed', fail: 'not passed' },
};

export const changeWords: Readonly<Record<Language, ChangeWords>> = { it: italian, en: english };

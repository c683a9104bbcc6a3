import { type ParsedRegister, parseRegister } from '../model/parse-register.ts';
import type { Register } from '../model/register.ts';
import { catalogueCards, catalogueColumns } from './catalogue-csv.ts';
import { fundedProjects, fundedProjectsColumns } from './funded-projects-csv.ts';
import { refusedFor, type Stated } from './import-terms.ts';
import { ipRanges } from './ip-ranges-json.ts';
import { registerWords } from './register-words.ts';

/**
 * A register from what the world publishes: the open data of funded projects (CSV), the networks of a cloud (JSON), a table of catalogue
 * cards (CSV with our header), or any register in Attesta's own form (YAML or JSON), which is the only one for service lists. What is wrong
 * is told by line and field; nothing is left out or filled in.
 */
export function importRegister(text: string, stated: Stated): ParsedRegister {
  const read = readAny(text, stated);
  if (!read.ok) return read;
  const words = registerWords[stated.language];
  const { register, takenOn } = read.register;
  if (stated.kind !== null && stated.kind !== register) return refusedFor('register', words.otherKind(register, stated.kind));
  if (stated.takenOn !== null && stated.takenOn !== takenOn) {
    return refusedFor('takenOn', words.otherDay(takenOn, stated.takenOn));
  }
  return read;
}

function readAny(text: string, stated: Stated): ParsedRegister {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^[[{]/.test(start)) return readJson(start, text, stated);
  const [header = ''] = start.split(/\r?\n/, 1);
  const names = header.split(/[,;]/).map((name) => name.trim().replaceAll('"', ''));
  const share = (columns: readonly string[]): boolean => columns.filter((name) => names.includes(name)).length > 2;
  if (share(fundedProjectsColumns)) return fundedProjects(start, stated);
  if (share(catalogueColumns)) return catalogueCards(start, stated);
  if (stated.kind === 'funded-projects' && names.length > 2) return fundedProjects(start, stated);
  if (stated.kind === 'acn' && names.length > 2) return catalogueCards(start, stated);
  return parseRegister(text, stated.language);
}

function readJson(start: string, text: string, stated: Stated): ParsedRegister {
  let document: unknown;
  try {
    document = JSON.parse(start);
  } catch {
    // The reader of YAML says where a JSON text is broken.
    return parseRegister(text, stated.language);
  }
  const ranges = ipRanges(document, stated);
  if (ranges) return ranges;
  const own = parseRegister(text, stated.language);
  if (own.ok || isOurs(document)) return own;
  return refusedFor('', registerWords[stated.language].unknownForm(catalogueColumns.join(',')));
}

const isOurs = (document: unknown): boolean =>
  typeof document === 'object' &&
  document !== null &&
  'schema' in document &&
  (document as Pick<Register, 'schema'>).schema === 'attesta/register@1';

import type { Bilingual } from '../../shared/reasons/define-reason.ts';

const answered = (status: number | undefined) => ({ it: status ?? 'nulla', en: status ?? 'nothing' });

/** What is missing of a console, each with what to do about it. */
export const sayingWhatToDo = {
  page: (url: string, target: string, status: number | undefined): Bilingual => ({
    it: `${url} non dà la pagina (risponde ${answered(status).it}). Se il dominio è nuovo, il suo nome deve portare a ${target} (CNAME o ALIAS); appena installato, CloudFront impiega qualche minuto; se dice 403 o 404, i file non ci sono ancora: attesta publish.`,
    en: `${url} gives no page (answers ${answered(status).en}). Where the domain is new, its name must lead to ${target} (CNAME or ALIAS); just deployed, CloudFront takes some minutes; where it says 403 or 404, the files are not there yet: attesta publish.`,
  }),
  api: (path: string, status: number | undefined): Bilingual => ({
    it: `${path} senza token deve rispondere 401, e risponde ${answered(status).it}: la pagina non raggiunge l’API.`,
    en: `${path} must answer 401 without a token, and answers ${answered(status).en}: the page does not reach the API.`,
  }),
  noIssuer: (address: string, status: number | undefined): Bilingual => ({
    it: `${address} risponde ${answered(status).it}: jwtIssuer è scritto come lo scrive il fornitore?`,
    en: `${address} answers ${answered(status).en}: is jwtIssuer written as the provider writes it?`,
  }),
  otherIssuer: (said: string, set: string): Bilingual => ({
    it: `il fornitore si chiama ${said}, e jwtIssuer è ${set}: nessun token varrebbe.`,
    en: `the provider calls itself ${said}, and jwtIssuer is ${set}: no token would count.`,
  }),
  closedIssuer: (address: string, origin: string): Bilingual => ({
    it: `${address} non si lascia leggere dalle pagine di ${origin}: va ammessa presso il fornitore (CORS).`,
    en: `${address} does not let pages of ${origin} read it: the provider must allow them (CORS).`,
  }),
  connect: (origin: string): Bilingual => ({
    it: `la politica delle pagine non ammette ${origin}, dove si prendono i token: npm run deploy -- … -c consoleConnect=${origin}`,
    en: `the policy of the pages does not allow ${origin}, where tokens are taken: npm run deploy -- … -c consoleConnect=${origin}`,
  }),
  uploads: (origin: string): Bilingual => ({
    it: `dalla console non si carica ancora: il bucket non ammette ${origin}. npm run deploy -- … -c consoleOrigins=${origin}`,
    en: `nobody uploads from the console yet: the bucket does not allow ${origin}. npm run deploy -- … -c consoleOrigins=${origin}`,
  }),
  bucket: (origin: string): Bilingual => ({
    it: `la politica delle pagine non ammette il bucket delle prove, ${origin}: npm run deploy.`,
    en: `the policy of the pages does not allow the bucket of evidence, ${origin}: npm run deploy.`,
  }),
} as const;

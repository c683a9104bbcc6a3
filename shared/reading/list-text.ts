/** Does a token look like an address, a network or a range, right or wrong? Whether it is one, the verification point judges. */
export function looksLikeAddress(token: string): boolean {
  if (!/^[\da-f.:/%[\]-]+$/i.test(token) || !/\d|::/.test(token)) return false;
  const dots = token.split('/')[0]?.split('-')[0]?.split('.').length ?? 0;
  const colons = token.split(':').length - 1;
  return dots === 4 || (colons >= 2 && (token.includes('::') || colons === 7 || token.includes('/')));
}

/**
 * The addresses among the words of a text; a text without any stays whole, for the verification point to refuse. A range with blanks
 * around its dash is one entry: its ends alone would be two addresses.
 */
export function addressesIn(text: string): readonly string[] {
  const whole = text.replace(/(\d{1,3}(?:\.\d{1,3}){3})\s{1,9}[-–]\s{1,9}(?=\d{1,3}(?:\.\d{1,3}){3})/g, '$1-');
  const found = whole.split(/[\s,;]+/).filter(looksLikeAddress);
  return found.length > 0 ? found : [text];
}

const addressTitle = /(^|[^a-z])(ip|ips|ipv4|ipv6|indirizz[oi]|address(es)?|cidr|publicip(address)?|ip_?prefix)([^a-z]|$)/i;
/** Addresses inside, and what stands beside an address: masks, gateways, name servers. */
const privateTitle = /priv|intern|masc|mask|gateway|(^|[^a-z])(gw|dns)([^a-z]|$)|broadcast/i;

/** A column title that promises public addresses. */
export function isAddressTitle(title: string): boolean {
  return addressTitle.test(title.replace(/([a-z])([A-Z])/g, '$1 $2')) && !privateTitle.test(title);
}

/** A column or a key that holds addresses, but not public ones of the service. */
export const isOtherAddressTitle = (title: string): boolean => privateTitle.test(title.replace(/([a-z])([A-Z])/g, '$1 $2'));

/** Titles of the id column, the surest first. */
const idTitles: readonly RegExp[] = [
  /^(resource|instance|vm|server|volume)[ _-]?(id|arn)$/i,
  /^(id|arn|identificativo|uuid)([ _-]?(risorsa|server|vm|macchina|istanza))?$/i,
  /^id /i,
  /^(risorsa|resource|server|vm|istanza|instance|macchina( virtuale)?|host(name)?)$/i,
  /^(nome|name)([ _-]?(risorsa|server|vm|macchina))?$/i,
];

/** Number of the column whose title promises ids; null: none does. */
export function findIdTitle(titles: readonly string[]): number | null {
  for (const title of idTitles) {
    const at = titles.findIndex((text) => title.test(text.trim()));
    if (at >= 0) return at;
  }
  return null;
}

/** A line of a list without its comment; null where it is nothing but one. */
export function withoutComment(line: string): string | null {
  if (/^\s*(#|\/\/|;|--)/.test(line)) return null;
  const comment = line.search(/\s(#|\/\/)/);
  const text = (comment < 0 ? line : line.slice(0, comment)).trim();
  return text === '' ? null : text;
}

/** A line of a list without the quotes around it, and a comma behind them. */
export const withoutQuotes = (line: string): string => line.trim().replace(/^"(.*)"[,;]?$/, '$1');

/** A line that only names what follows: words, no id and no address. */
export function isListTitle(line: string): boolean {
  const text = line.replace(/^"|"$/g, '').trim();
  return isAddressTitle(text) || findIdTitle([text]) !== null || /^(elenco|lista|list)\b/i.test(text);
}

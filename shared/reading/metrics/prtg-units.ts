const bytes = /([kmgt])(?:byte|b)(\/s|\/sec|\/second)?$/i;

/**
 * A text of PRTG in units that say what they are: its kilobyte has 1024 bytes (`965 MB` stands beside 1,012,055,543.9 in RAW), its kilobit
 * 1000 bits. `< 1 %` is at most 1.
 */
export function prtgUnits(text: string): string {
  const number = text.trim().replace(/^<\s*/, '');
  if (/bit(\/|$)/i.test(number))
    return number
      .replace(/\s([kmgt])bit/i, (_, prefix: string) => ` ${prefix === 'k' || prefix === 'K' ? 'k' : prefix.toUpperCase()}bit`)
      .replace(/\/(sec|second)$/i, '/s');
  return number
    .replace(bytes, (_, prefix: string, rate = '') => `${prefix.toUpperCase()}iB${rate === '' ? '' : '/s'}`)
    .replace(/(\d\s*)byte(s)?$/i, '$1B');
}

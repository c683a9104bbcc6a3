/** The head of an answer of HTTP/1.1: its status, its headers by their names in lower case. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Longer ones nobody sends who sends one object. */
export const LONGEST_HEAD = 1 << 14;

/**
 * Reads the lines of a head, without the blank one that ends it. null: it is none that is as simple as S3's, and others know what it means
 * (a header that comes twice, lines that go on, another version).
 */
export function readAnswerHead(text: string): AnswerHead | null {
  const [first = '', ...lines] = text.split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3})(?: |$)/.exec(first)?.[1];
  if (status === undefined) return null;
  const headers: Record<string, string> = Object.create(null);
  for (const line of lines) {
    const [, name = '', value = ''] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    const key = name.toLowerCase();
    if (key === '' || key in headers) return null;
    headers[key] = value;
  }
  return { status: Number(status), headers };
}

interface PastedResource {
  readonly provider: string;
  readonly id: string;
  readonly kind: string;
  readonly parentId?: string;
  readonly createdOn?: string;
}

/**
 * Lines copied from a sheet: provider, id, what it is, what it is part of, day on which it was made. Between tabs, as sheets copy them, or
 * semicolons, or commas. A day as Italians write it is turned round; a line without a second column is none. What is no kind of resource is
 * kept: the check says so, at its field.
 */
export function pastedResources(text: string): readonly PastedResource[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const separator = ['\t', ';', ','].find((one) => line.includes(one));
    const [provider = '', id = '', kind = '', parentId = '', createdOn = ''] = (separator ? line.split(separator) : []).map((cell) =>
      cell.trim(),
    );
    if (id === '') return [];
    return [
      { provider, id, kind: kind.toLowerCase() || 'vm', ...(parentId && { parentId }), ...(createdOn && { createdOn: isoDay(createdOn) }) },
    ];
  });
}

function isoDay(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * A one-page PDF with these lines: a stand-in for the papers that a person reads. Attesta keeps them and never judges their content.
 * Letters outside Latin-1 become `?`.
 */
export function pdfDocument(lines: readonly string[]): Uint8Array {
  const text = lines.map((line) => `(${escaped(latin1(line))}) Tj T*`).join('\n');
  const content = `BT /F1 12 Tf 56 780 Td 18 TL\n${text}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
}

function latin1(line: string): string {
  return line.replaceAll('’', "'").replace(/[^ -~\u00a0-\u00ff]/gu, '?');
}

function escaped(line: string): string {
  return line.replace(/[\\()]/g, '\\$&');
}

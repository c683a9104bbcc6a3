/** Bytes of the fonts of a report (TrueType, free to embed): they come from outside, since a laptop and a function keep them in different places. */
export interface ReportFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly italic: Uint8Array;
  /** Of one width: hashes are compared letter by letter. */
  readonly code: Uint8Array;
}

export type FontName = keyof ReportFonts;
export const fontNames: readonly FontName[] = ['regular', 'bold', 'italic', 'code'];

import { readFile } from 'node:fs/promises';
import type { ReportFonts } from '../functions/report/fonts.ts';

const folder = new URL('../node_modules/bootstrap-italia/src/fonts/', import.meta.url);
const bytesOf = async (path: string): Promise<Uint8Array> => readFile(new URL(path, folder));

/** Titillium Web and Roboto Mono as bootstrap-italia brings them: both may be embedded (SIL Open Font License, Apache License). */
export async function reportFonts(): Promise<ReportFonts> {
  const [regular, bold, italic, code] = await Promise.all([
    bytesOf('Titillium_Web/titillium-web-v10-latin-ext_latin-regular.ttf'),
    bytesOf('Titillium_Web/titillium-web-v10-latin-ext_latin-600.ttf'),
    bytesOf('Titillium_Web/titillium-web-v10-latin-ext_latin-italic.ttf'),
    bytesOf('Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.ttf'),
  ]);
  return { regular, bold, italic, code };
}

import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { fontFiles, fontsOfBundle, fontsOfPackage } from '../../infra/definitions/report-fonts.ts';
import { fontNames, type ReportFonts } from '../report/fonts.ts';

/** @param taskRoot folder of the function's code on Lambda (`LAMBDA_TASK_ROOT`); undefined: a laptop, where the packages are */
export async function reportFonts(taskRoot: string | undefined = process.env.LAMBDA_TASK_ROOT): Promise<ReportFonts> {
  const packages = new URL(`../../${fontsOfPackage}`, import.meta.url);
  const folder = taskRoot === undefined ? packages : new URL(fontsOfBundle, pathToFileURL(`${taskRoot}/`));
  const read = await Promise.all(fontNames.map(async (name) => [name, await readFile(new URL(fontFiles[name], folder))] as const));
  return Object.fromEntries(read) as unknown as ReportFonts;
}

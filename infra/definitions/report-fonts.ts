/**
 * The fonts of a report: Titillium Web and Roboto Mono as bootstrap-italia brings them; both may be embedded (SIL Open Font License, Apache
 * License). Paths below the package's folder of fonts, of which the bundle of the API has a copy.
 */
export const fontFiles = {
  regular: 'Titillium_Web/titillium-web-v10-latin-ext_latin-regular.ttf',
  bold: 'Titillium_Web/titillium-web-v10-latin-ext_latin-600.ttf',
  italic: 'Titillium_Web/titillium-web-v10-latin-ext_latin-italic.ttf',
  code: 'Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.ttf',
} as const;

/** Of the repository. */
export const fontsOfPackage = 'node_modules/bootstrap-italia/src/fonts/';
/** Of the bundle of the function that writes reports. */
export const fontsOfBundle = 'fonts/';
export const writesReports = 'functions/api/handler.ts';

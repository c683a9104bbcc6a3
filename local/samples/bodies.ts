/**
 * Fictional bodies and suppliers. No real body is shown failing: names of no Italian place, CUPs with the sequence 99999 (absent from the
 * open data of the measure), tax codes that are well formed but whose office number (777) was never assigned.
 */

/** An 11-digit tax code for a fictional subject: seven digits, office 777, check digit (domain.md §2.7). */
export function fictionalTaxCode(seven: string): string {
  const digits = `${seven}777`;
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

type Kind = 'province' | 'metropolitan-city' | 'free-consortium';

function body(ipa: string, name: string, kind: Kind, cup: string, seven: string) {
  return { entity: { ipa, name, kind, taxCode: fictionalTaxCode(seven) }, cup } as const;
}

export const bodies = {
  valdoro: body('p_vdr', 'Provincia di Valdoro', 'province', 'D19B25999990006', '8000101'),
  roccamara: body('p_rcm', 'Provincia di Roccamara', 'province', 'E29B25999990006', '8000102'),
  selvanera: body('p_svn', 'Provincia di Selvanera', 'province', 'F39B25999990006', '8000103'),
  borgolungo: body('p_bgl', 'Provincia di Borgolungo', 'province', 'G49B25999990006', '8000104'),
  pontescuro: body('p_pts', 'Provincia di Pontescuro', 'province', 'H59B25999990006', '8000105'),
  monterivo: body('p_mtr', 'Provincia di Monterivo', 'province', 'I69B25999990006', '8000106'),
  portalba: body('cm_ptl', 'Città metropolitana di Portalba', 'metropolitan-city', 'J79B25999990006', '8000107'),
  lagofermo: body('p_lgf', 'Provincia di Lagofermo', 'province', 'B89B25999990006', '8000108'),
  collefosco: body('lcc_clf', 'Libero consorzio comunale di Collefosco', 'free-consortium', 'C99B25999990006', '8000109'),
  montelindo: body('p_mtl', 'Provincia di Montelindo', 'province', 'D59B25999990006', '8000110'),
  valleoscura: body('p_vls', 'Provincia di Valleoscura', 'province', 'E69B25999990006', '8000111'),
  pratoalto: body('p_prt', 'Provincia di Pratoalto', 'province', 'F79B25999990006', '8000112'),
} as const;

export const suppliers = {
  cloud: { supplier: 'Esempio Cloud SpA', supplierTaxCode: fictionalTaxCode('0100201') },
  integrator: { supplier: 'Esempio Servizi Digitali Srl', supplierTaxCode: fictionalTaxCode('0100202') },
} as const;

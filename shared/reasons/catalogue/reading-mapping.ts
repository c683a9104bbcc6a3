import { defineReasons } from '../define-reason.ts';
import { review, warning } from './reading-entry.ts';
import { correctMapping, declareMapping, declareResource, declareSeries, numberColumns } from './reading-remedies.ts';

/** What reading can say of what is declared beside a file: its mapping. */
export const mappingReasons = defineReasons({
  MAPPING_MISSING: review(
    declareMapping,
    'Nessuno dichiara che cosa contengono le colonne di questa tabella.',
    'Nobody states what the columns of this table hold.',
  ),
  MAPPING_INCOMPLETE: review(
    correctMapping,
    'Il file di mappatura non dice «{field}», che qui è necessario.',
    'The mapping file does not say “{field}”, which is needed here.',
  ),
  MAPPING_COLUMN_MISSING: review(
    correctMapping,
    'La colonna «{column}» del file di mappatura non è nella tabella, che ha le colonne: {found}.',
    'The column “{column}” of the mapping file is not in the table, whose columns are: {found}.',
  ),
  MAPPING_COLUMN_REPEATED: review(
    numberColumns,
    'La tabella ha più colonne di nome «{column}».',
    'The table has several columns named “{column}”.',
  ),
  MAPPING_CONTRADICTS_FILE: review(
    correctMapping,
    'Il file di mappatura dice, per «{field}», una cosa diversa dal file: vale il file.',
    'The mapping file says for “{field}” something else than the file: the file counts.',
  ),
  RESOURCE_UNDECLARED: review(
    declareResource,
    'Nessuno dichiara a quale risorsa si riferiscono i valori di «{column}»: così non provano l’uso di alcun server.',
    'Nobody states which resource the values of “{column}” are about: so they prove the use of no server.',
  ),
  METRIC_UNDECLARED: warning(
    declareSeries,
    'Nessuno dichiara che cosa misura «{metric}»: queste righe non provano alcuna classe di risorse.',
    'Nobody states what “{metric}” measures: these rows prove no resource class.',
  ),
});

import { type BillColumns, billColumns } from './bill-columns.ts';

/** What every report of OpenShift's cost management operator begins with, whatever it is about. formats.md §18. */
export const isMeteringHeader = (columns: BillColumns): boolean => columns.has('reportperiodstart') && columns.has('intervalstart');

/** The reports of pods and of volumes measure use; those of labels, of virtual machines and of advice on sizes say other things. */
export function isOtherMeteringReport(titles: readonly string[]): boolean {
  const columns = billColumns(titles);
  return (
    isMeteringHeader(columns) &&
    !columns.has('podusagecpucoreseconds', 'podusagememorybyteseconds', 'persistentvolumeclaimusagebyteseconds')
  );
}

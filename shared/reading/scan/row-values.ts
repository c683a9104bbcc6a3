/** Values of the row at hand: mantissa / 10^scale; scale -1: the cell is empty. */
export interface RowValues {
  readonly mantissas: Float64Array;
  readonly scales: Int32Array;
}

export const newRowValues = (width: number): RowValues => ({ mantissas: new Float64Array(width), scales: new Int32Array(width) });

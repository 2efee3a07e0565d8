/** A part of a form: what stands there, and what changes of it. */
export interface PartProps<Part> {
  value: Part;
  onChange: (change: Partial<Part>) => void;
}

/** A list within a form. */
export interface ListProps<Row> {
  value: Row[];
  onChange: (rows: Row[]) => void;
}

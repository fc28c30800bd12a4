/** Numbers of one kind for each of many things, one after the other: those of thing `i` are `values[starts[i]]` to before `values[starts[i + 1]]`. */
export interface PackedLists {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
}

/** Many short lists of numbers as two flat arrays. */
export function packLists(lists: readonly (readonly number[])[]): PackedLists {
  const starts = new Uint32Array(lists.length + 1);
  let size = 0;
  for (const [at, list] of lists.entries()) {
    starts[at] = size;
    size += list.length;
  }
  starts[lists.length] = size;
  const values = new Uint32Array(size);
  for (const [at, list] of lists.entries()) values.set(list, starts[at]);
  return { starts, values };
}

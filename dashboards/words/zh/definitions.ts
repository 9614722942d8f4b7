/** The sentences of the published columns, by `table.column`; English ones come from the declarations themselves. */
export const definitions: Readonly<Record<string, string>> = {};

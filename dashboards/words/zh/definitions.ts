/**
 * The sentences of the published columns, by the English sentence of the declaration: a sentence that changes loses its
 * translation until someone has read it again.
 */
export const definitions: Readonly<Record<string, string>> = {};

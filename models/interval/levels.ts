/** The levels of the quantiles that bound a published interval: eight in ten outcomes lie between them. */
export const low = 0.1;
export const high = 0.9;

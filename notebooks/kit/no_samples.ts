/** Stands in for Notebook Kit's sample data sets, which would come from elsewhere. */
export {};

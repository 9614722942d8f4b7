declare module "@observablehq/inputs";
declare module "htl";

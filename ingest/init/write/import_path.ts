import { relative, sep } from "node:path";

/** How a configuration in `base` imports the product: by its package's name once installed, else by a relative path. */
export function importPath(base: string, front: string): string {
  const installed = /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+[\\/].*)$/.exec(front);
  if (installed) return installed[1]!.split(sep).join("/");
  const path = relative(base, front).split(sep).join("/");
  return path.startsWith(".") ? path : `./${path}`;
}

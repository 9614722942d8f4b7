import { client, explain, key } from "./access.ts";
import { element } from "./element.ts";

/** A link to a whole result as a file; where a key is in use it is sent along, which a plain link could not do. */
export function fileLink(url: string, name: string, label: string): HTMLElement {
  const link = element("a", { href: url, download: name }, label);
  const state = element("span", { role: "status" });
  link.addEventListener("click", (event) => {
    if (key.read() === undefined) return;
    event.preventDefault();
    save(url, name).then(
      () => state.replaceChildren(),
      (error) => state.replaceChildren(` ${explain(error)}`),
    );
  });
  return element("span", {}, link, state);
}

async function save(url: string, name: string): Promise<void> {
  const file = URL.createObjectURL(await (await client.download(url)).blob());
  element("a", { href: file, download: name }).click();
  // The browser has taken hold of the file by then.
  setTimeout(() => URL.revokeObjectURL(file), 60_000);
}

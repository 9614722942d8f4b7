import type { Client, Facts } from "../../api/client.ts";
import { client, explain, key, needsKey } from "./access.ts";
import { element } from "./element.ts";
import { formats } from "./format.ts";

export interface Connection<T> {
  /** Says how the reading goes: what is awaited, what is needed, what was read. */
  readonly panel: HTMLElement;
  /** Settles once the build has been read: figures that wait for it stay empty until then. */
  readonly answers: Promise<T>;
}

/** Reads what a notebook rests on; asks for a key or another try where the server does not answer. */
export function connect<T extends { facts: Facts }>(read: (client: Client) => Promise<T>): Connection<T> {
  const panel = element("div", { class: "panel", role: "status" });
  const answers = new Promise<T>((resolve) => {
    const attempt = async (): Promise<void> => {
      panel.replaceChildren(element("p", { class: "waiting" }, "Reading the published build …"));
      try {
        const found = await read(client);
        panel.replaceChildren(...about(found.facts));
        resolve(found);
      } catch (error) {
        panel.replaceChildren(...(needsKey(error) ? keyForm(attempt) : failure(error, attempt)));
      }
    };
    void attempt();
  });
  return { panel, answers };
}

function about(facts: Facts): HTMLElement[] {
  const { company, as_of, data_as_of, built_at, build, currency, is_simulated } = facts;
  const { day } = formats(currency);
  const from = `Every figure reads build ${build} of ${day(built_at.slice(0, 10))}.`;
  const until = `All numbers hold for ${day(as_of)}, with orders up to ${day(data_as_of)}; amounts are in ${currency}.`;
  return [
    element("p", {}, element("strong", {}, company), ` ${until} ${from}`),
    ...(is_simulated
      ? [
          element(
            "p",
            { class: "notice" },
            "Simulated: this company, its customers and its numbers are made up.",
          ),
        ]
      : []),
  ];
}

function failure(error: unknown, retry: () => Promise<void>): HTMLElement[] {
  const button = element("button", { type: "button" }, "Try again");
  button.addEventListener("click", () => void retry());
  return [
    element("p", {}, element("strong", {}, "The numbers could not be read.")),
    element("p", {}, explain(error)),
    button,
  ];
}

function keyForm(retry: () => Promise<void>): HTMLElement[] {
  const refused = key.read() !== undefined;
  const input = element("input", {
    type: "password",
    autocomplete: "off",
    id: "api-key",
    placeholder: "API key",
  });
  const form = element(
    "form",
    { class: "key" },
    element("label", { for: "api-key" }, "API key"),
    input,
    element("button", { type: "submit" }, "Use this key"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    key.write(text);
    void retry();
  });
  const state = refused ? "The server does not accept this key." : "These numbers need a key.";
  const help =
    "Whoever runs this installation issues keys. A key stays in this browser tab and is never put into an address.";
  return [element("p", {}, element("strong", {}, state)), element("p", {}, help), form];
}

/** What `make` makes, or why it could not be made and a way to try again. */
export async function shown(make: () => Promise<Element>): Promise<Element> {
  try {
    return await make();
  } catch (error) {
    const panel = element("div", { class: "panel", role: "alert" });
    const retry = async () => panel.replaceWith(await shown(make));
    panel.append(...failure(error, retry));
    return panel;
  }
}

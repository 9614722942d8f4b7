import { useState } from "preact/hooks";
import { apiKey } from "../data/client.ts";
import { useApp } from "./context.ts";
import { marks, State } from "./states.tsx";

/** Asks for an API key, and says so when the one given was refused. */
export function KeyPrompt({ onKey }: { onKey: () => void }) {
  const { words } = useApp();
  const [key, setKey] = useState("");
  return (
    <State mark={marks.key} title={words.shell.keyTitle}>
      <p>{words.shell.keyBody}</p>
      {apiKey.read() && <p class="worse">{words.shell.keyWrong}</p>}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!key.trim()) return;
          apiKey.write(key.trim());
          onKey();
        }}
      >
        <label class="hidden" for="api-key">
          {words.shell.keyLabel}
        </label>
        <input
          id="api-key"
          class="input"
          type="password"
          autocomplete="off"
          placeholder={words.shell.keyLabel}
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
        <button type="submit" class="button primary" style={{ margin: 0, flex: "none" }}>
          {words.shell.keyUse}
        </button>
      </form>
    </State>
  );
}

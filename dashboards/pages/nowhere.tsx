import { useApp } from "../shell/context.ts";
import { PageHead } from "../shell/page_head.tsx";
import { marks, State } from "../shell/states.tsx";

export function Nowhere() {
  const { words } = useApp();
  const { shell } = words;
  return (
    <>
      <PageHead title={shell.missingPageTitle} />
      <State mark={marks.nowhere} title={shell.missingPageTitle}>
        <p>{shell.missingPageBody}</p>
        <a class="button" href="/">
          {shell.toOverview}
        </a>
      </State>
    </>
  );
}

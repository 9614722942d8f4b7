export interface Part {
  readonly kind: "staged" | "superseded" | "quarantined" | "filled";
  /** 0…1 of the whole. */
  readonly share: number;
}

/** Parts of a whole as one bar. What it says is said in words beside it or in its label. */
export function Meter({ parts, label }: { parts: readonly Part[]; label: string }) {
  return (
    <span class="meter" role="img" aria-label={label} data-tip={label}>
      {parts.map(({ kind, share }) => (
        // A part that is there at all can be seen
        <span key={kind} class={kind} style={{ flexGrow: share, minWidth: share > 0 ? "2px" : 0 }} />
      ))}
    </span>
  );
}

import { useEffect, useRef, useState } from "preact/hooks";

interface Tip {
  readonly text: string;
  readonly definition: string;
  readonly hint: string;
  readonly x: number;
  readonly y: number;
}

/** One tooltip for the whole page: the words of whatever has `data-tip` under the pointer or the focus. */
export function Tooltip() {
  const [tip, setTip] = useState<Tip | null>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const show = (target: EventTarget | null, x?: number, y?: number) => {
      const source = target instanceof Element ? target.closest("[data-tip]") : null;
      if (!source) return setTip(null);
      const area = source.getBoundingClientRect();
      setTip({
        text: source.getAttribute("data-tip") ?? "",
        definition: source.closest("[data-definition]")?.getAttribute("data-definition") ?? "",
        hint: source.closest("a") ? (source.closest("[data-hint]")?.getAttribute("data-hint") ?? "") : "",
        x: x ?? area.left + area.width / 2,
        y: y ?? area.top,
      });
    };
    const pointer = (event: PointerEvent) => show(event.target, event.clientX, event.clientY);
    const focus = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(":focus-visible")) show(event.target);
    };
    const hide = () => setTip(null);
    // Focusing a mark may scroll it into view: its tooltip follows, one of the pointer goes.
    const scroll = () => {
      const focused = document.activeElement;
      show(focused?.matches("[data-tip]:focus-visible") ? focused : null);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape") setTip(null);
    };
    document.addEventListener("pointermove", pointer);
    document.addEventListener("pointerdown", pointer);
    document.addEventListener("pointerleave", hide);
    document.addEventListener("focusin", focus);
    document.addEventListener("focusout", hide);
    document.addEventListener("keydown", key);
    addEventListener("scroll", scroll, true);
    return () => {
      document.removeEventListener("pointermove", pointer);
      document.removeEventListener("pointerdown", pointer);
      document.removeEventListener("pointerleave", hide);
      document.removeEventListener("focusin", focus);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("keydown", key);
      removeEventListener("scroll", scroll, true);
    };
  }, []);

  useEffect(() => {
    const element = box.current;
    if (!element || !tip) return;
    const { width, height } = element.getBoundingClientRect();
    const left = Math.min(Math.max(8, tip.x + 14), innerWidth - width - 8);
    const above = tip.y - height - 12;
    element.style.left = `${left}px`;
    element.style.top = `${above >= 8 ? above : Math.min(tip.y + 18, innerHeight - height - 8)}px`;
  }, [tip]);

  if (!tip) return null;
  const [heading = "", ...lines] = tip.text.split("\n");
  return (
    <div class="tooltip" ref={box} aria-hidden="true">
      <strong>{heading}</strong>
      {lines.length > 0 && (
        <dl>
          {lines.map((line) => {
            const at = line.indexOf(": ");
            return (
              <>
                <dt>{line.slice(0, at)}</dt>
                <dd>{line.slice(at + 2)}</dd>
              </>
            );
          })}
        </dl>
      )}
      {tip.definition && <p>{tip.definition}</p>}
      {tip.hint && <p>{tip.hint}</p>}
    </div>
  );
}

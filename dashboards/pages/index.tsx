import type { ComponentType } from "preact";
import type { Place } from "../shell/place.ts";
import { FindCustomer } from "./customer/find.tsx";
import { CustomerPage } from "./customer/index.tsx";
import { DataPage } from "./data/index.tsx";
import { Executive } from "./executive/index.tsx";
import { ModelsPage } from "./models/index.tsx";
import { ModelPage } from "./models/model.tsx";
import { Nowhere } from "./nowhere.tsx";
import { SegmentsPage } from "./segments/index.tsx";

export interface PageProps {
  readonly place: Place;
}

interface Route {
  readonly id: string;
  readonly Page: ComponentType<PageProps>;
}

/** The page of an address; each customer is a page of its own. */
export function pageAt(path: string): Route {
  if (path === "/") return { id: "executive", Page: Executive };
  if (path === "/segments") return { id: "segments", Page: SegmentsPage };
  if (path === "/customers") return { id: "customers", Page: FindCustomer };
  if (path === "/data") return { id: "data", Page: DataPage };
  if (path.startsWith("/customers/")) return { id: path, Page: CustomerPage };
  if (path === "/models") return { id: "models", Page: ModelsPage };
  if (path.startsWith("/models/")) return { id: path, Page: ModelPage };
  return { id: "nowhere", Page: Nowhere };
}

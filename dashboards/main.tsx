import { render } from "preact";
import { Root } from "./shell/root.tsx";

const app = document.getElementById("app");
if (app) render(<Root />, app);

import { query } from "../model.ts";
import * as tables from "./table.ts";

const at = (name: string) => new URL(`./${name}.sql`, import.meta.url);

export const modelValue = query(tables.modelValue, at("model_value"));
export const modelValueInput = query(tables.modelValueInput, at("model_value_input"));
export const modelValueWeight = query(tables.modelValueWeight, at("model_value_weight"));

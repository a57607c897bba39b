/** What is found wrong in data that YAML gave, at the place in the text that a path in the data leads to. */
import { type DiagnosticCode, Findings, type Hints } from "../../diagnostics/index.js";
import type { DataPath, YamlData } from "./data.js";

export class YamlFindings extends Findings {
  constructor(readonly yaml: YamlData) {
    super(yaml.source);
  }

  /** @param atKey whether the key is wrong, not its value */
  errorAt(code: DiagnosticCode, message: string, path: DataPath, hints?: Hints, atKey = false): void {
    this.error(code, message, this.#place(path, atKey), hints);
  }

  warnAt(code: DiagnosticCode, message: string, path: DataPath, hints?: Hints, atKey = false): void {
    this.warn(code, message, this.#place(path, atKey), hints);
  }

  #place(path: DataPath, atKey: boolean) {
    return atKey ? this.yaml.keyPlace(path) : this.yaml.place(path);
  }
}

/**
 * The tag tree of a PDF as text, by two readers: qpdf has the structure elements with their attributes, pdf.js the text of the
 * marked content.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Dictionary = { readonly [key: string]: Json };

const isDictionary = (value: Json | undefined): value is Dictionary =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One line for each element: its type, what it says about itself, and its own text; children are indented. */
export async function tagTree(file: string): Promise<string> {
  const reader = new TreeReader(objectsOf(file), await textsOf(file));
  return `${reader.tree().join("\n")}\n`;
}

/** The types of all elements in document order, as pdf.js has them. */
export async function rolesByPdfJs(file: string): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)) }).promise;
  const tree = await (await document.getPage(1)).getStructTree();
  const roles = (node: { role?: string; children?: unknown[] }): string[] => [
    ...(node.role && node.role !== "Root" ? [node.role] : []),
    ...(node.children ?? []).flatMap((child) => roles(child as { role?: string; children?: unknown[] })),
  ];
  await document.destroy();
  return roles(tree as { role?: string; children?: unknown[] });
}

function objectsOf(file: string): Dictionary {
  const json = JSON.parse(
    execFileSync("qpdf", ["--json", "--json-key=qpdf", file], { encoding: "utf8", maxBuffer: 1e9 }),
  ) as {
    qpdf: readonly [Json, Dictionary];
  };
  return json.qpdf[1];
}

/** Text of marked content by its page and number: `12/3`. */
async function textsOf(file: string): Promise<Map<string, string>> {
  const document = await getDocument({ data: new Uint8Array(readFileSync(file)) }).promise;
  const texts = new Map<string, string>();
  for (let i = 1; i <= document.numPages; i++) {
    const { items } = await (await document.getPage(i)).getTextContent({ includeMarkedContent: true });
    const open: (string | undefined)[] = [];
    let last: { readonly left: number; readonly right: number } | undefined;
    for (const item of items) {
      if ("type" in item) {
        if (item.type === "endMarkedContent") open.pop();
        else
          open.push(
            /^p(\d+)R_mc(\d+)$/
              .exec(item.id ?? "")
              ?.slice(1)
              .join("/"),
          );
        continue;
      }
      const id = open.findLast((one) => one !== undefined);
      // pdf.js finds spaces by the gaps between letters, but not between pieces of marked content.
      const [left, right] = [item.transform[4] as number, (item.transform[4] as number) + item.width];
      const gap = last && (item.dir === "rtl" ? last.left - right : left - last.right);
      const space = item.hasEOL || (gap !== undefined && Math.abs(gap) > item.height * 0.12) ? " " : "";
      if (id !== undefined) texts.set(id, (texts.get(id) ?? "") + space + item.str);
      last = item.width > 0 ? { left, right } : last;
    }
  }
  await document.destroy();
  return texts;
}

class TreeReader {
  constructor(
    readonly objects: Dictionary,
    readonly texts: ReadonlyMap<string, string>,
  ) {}

  tree(): string[] {
    const trailer = this.#dictionary((this.objects.trailer as Dictionary).value);
    const root = this.#dictionary(this.#dictionary(trailer["/Root"])["/StructTreeRoot"]);
    return this.#children(root["/K"]).flatMap((child) => this.#element(this.#dictionary(child), undefined, 0));
  }

  /** Follows a reference. */
  #value(value: Json | undefined): Json | undefined {
    if (typeof value !== "string" || !/^\d+ \d+ R$/.test(value)) return value;
    const object = this.objects[`obj:${value}`] as Dictionary;
    return isDictionary(object.stream) ? object.stream.dict : object.value;
  }

  #dictionary(value: Json | undefined): Dictionary {
    const found = this.#value(value);
    return isDictionary(found) ? found : {};
  }

  #children(value: Json | undefined): readonly Json[] {
    const kids = this.#value(value);
    if (kids === undefined) return [];
    return Array.isArray(kids) ? kids : [typeof kids === "number" ? kids : (value as Json)];
  }

  #element(element: Dictionary, page: Json | undefined, depth: number): string[] {
    const own = element["/Pg"] ?? page;
    let text = "";
    const lines: string[] = [];
    for (const kid of this.#children(element["/K"])) {
      const child = this.#value(kid)!;
      if (typeof child === "number") text += this.#text(own, child);
      else if (isDictionary(child) && child["/Type"] === "/MCR")
        text += this.#text(child["/Pg"] ?? own, child["/MCID"]);
      else if (isDictionary(child) && child["/Type"] !== "/OBJR") {
        if (text.trim() !== "") lines.push(`${"  ".repeat(depth + 1)}${quoted(text)}`);
        text = "";
        lines.push(...this.#element(child, own, depth + 1));
      }
    }
    const head = [String(element["/S"]).slice(1), ...this.#attributes(element)].join(" ");
    // What an element says itself stands beside its name, unless other elements stand between.
    if (lines.length === 0) return [`${"  ".repeat(depth)}${head}${text.trim() === "" ? "" : ` ${quoted(text)}`}`];
    if (text.trim() !== "") lines.push(`${"  ".repeat(depth + 1)}${quoted(text)}`);
    return [`${"  ".repeat(depth)}${head}`, ...lines];
  }

  #text(page: Json | undefined, id: Json | undefined): string {
    return this.texts.get(`${String(page).split(" ")[0]}/${id}`) ?? "";
  }

  #attributes(element: Dictionary): string[] {
    const own = ["/Lang", "/Alt", "/ActualText", "/E"].flatMap((key) =>
      typeof element[key] === "string" ? [`${key.slice(1)}=${quoted(plain(element[key]))}`] : [],
    );
    const given = this.#children(element["/A"]).map((one) => this.#dictionary(one));
    const others = given.flatMap((one) =>
      Object.entries(one).flatMap(([key, value]) =>
        key === "/O" || key === "/BBox" || key === "/Placement" ? [] : [`${key.slice(1)}=${this.#shown(value)}`],
      ),
    );
    return [...own, ...others].map((attribute) => `[${attribute}]`);
  }

  #shown(value: Json): string {
    const found = this.#value(value);
    if (Array.isArray(found)) return found.map((one) => this.#shown(one)).join(" ");
    return typeof found === "string" ? plain(found).replace(/^\//, "") : String(found);
  }
}

const plain = (text: string): string => text.replace(/^[ub]:/, "");
const quoted = (text: string): string => `“${text.replace(/\s+/g, " ").trim()}”`;

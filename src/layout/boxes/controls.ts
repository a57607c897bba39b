/**
 * What form controls show (HTML 15.5): their values as text, or a picture of their state; and what their attributes say of how
 * large they are. On paper nobody can fill them in.
 */
import type { Element } from "domhandler";
import { type ImageSource, parseSvg } from "../../graphics/index.js";
import { isElement, textContent } from "../../html/index.js";

/** The text of a control whose children are not its content; undefined for all other elements. */
export function controlText(element: Element): string | undefined {
  switch (element.name) {
    case "input":
      return inputText(element);
    case "textarea":
      return textContent(element).replace(/^\r?\n/, "") || (element.attribs.placeholder ?? "");
    case "select":
      return isList(element) ? undefined : labelOf(selected(element));
    case "option":
      return labelOf(element);
    default:
      return undefined;
  }
}

function inputText({ attribs }: Element): string {
  const value = attribs.value ?? "";
  switch (inputType(attribs)) {
    case "submit":
      return attribs.value ?? "Submit";
    case "reset":
      return attribs.value ?? "Reset";
    case "button":
      return value;
    case "file":
      return "Choose File";
    case "image":
      return attribs.alt ?? value;
    case "password":
      return "\u2022".repeat(Array.from(value).length);
    case "checkbox":
    case "radio":
    case "range":
    case "color":
      return "";
    default:
      return value || (attribs.placeholder ?? "");
  }
}

const inputType = (attribs: Element["attribs"]): string => (attribs.type ?? "text").trim().toLowerCase();

const optionsOf = (select: Element): Element[] => descendants(select).filter(({ name }) => name === "option");

function labelOf(option: Element | undefined): string {
  return option ? (option.attribs.label ?? textContent(option).replace(/\s+/g, " ").trim()) : "";
}

/** How many rows a select has (HTML 4.10.7, "display size"). */
function displaySize({ attribs }: Element): number {
  return positive(attribs.size) ?? (attribs.multiple === undefined ? 1 : 4);
}

/** Whether a select is a box with all its options in it, not a menu that shows one (HTML 15.5.15). */
const isList = (select: Element): boolean => select.attribs.multiple !== undefined || displaySize(select) > 1;

/** The option that a menu shows: the one that is chosen, or the first. */
function selected(select: Element): Element | undefined {
  const options = optionsOf(select);
  const chosen = options.findLast(({ attribs }) => attribs.selected !== undefined);
  return chosen ?? options.find(({ attribs }) => attribs.disabled === undefined) ?? options[0];
}

function descendants(element: Element): Element[] {
  return element.children.filter(isElement).flatMap((child) => [child, ...descendants(child)]);
}

function positive(attribute: string | undefined): number | undefined {
  const number = Number.parseInt(attribute ?? "", 10);
  return number > 0 ? number : undefined;
}

const CONTROLS = new Set(["input", "textarea", "select", "button"]);

/** Whether it is a control, which is a box of its own whatever its `display`, and as wide as its content where nothing else is said. */
export const isControl = ({ name }: Element): boolean => CONTROLS.has(name);

/** What decides how large a control is that isn't as large as what it shows. */
export type ControlShape =
  /** A line for so many characters. `beside`: room for a button, px. */
  | { readonly kind: "line"; readonly columns: number; readonly beside: number }
  | { readonly kind: "area"; readonly columns: number; readonly rows: number }
  /** One of these labels at a time. */
  | { readonly kind: "menu"; readonly labels: readonly string[] }
  | { readonly kind: "list"; readonly rows: number };

/** The shape of a control by its attributes (HTML 15.5); undefined for what is as large as its content. */
export function controlShape(element: Element): ControlShape | undefined {
  const { name, attribs } = element;
  if (name === "input") return lineOf(attribs);
  if (name === "textarea")
    return { kind: "area", columns: positive(attribs.cols) ?? 20, rows: positive(attribs.rows) ?? 2 };
  if (name !== "select") return undefined;
  if (isList(element)) return { kind: "list", rows: displaySize(element) };
  return { kind: "menu", labels: optionsOf(element).map(labelOf) };
}

/** As wide as buttons that step through numbers are in Chromium, and such as open a calendar. */
const STEPPER = 15;
const PICKER = 24;
/** Characters of what Chromium shows where nothing is filled in, as in `mm/dd/yyyy`. */
const TEMPLATES: Readonly<Record<string, number>> = { date: 10, time: 8, "datetime-local": 20, month: 14, week: 13 };
const NO_LINE = new Set([
  "submit",
  "reset",
  "button",
  "file",
  "image",
  "checkbox",
  "radio",
  "range",
  "color",
  "hidden",
]);

function lineOf(attribs: Element["attribs"]): ControlShape | undefined {
  const type = inputType(attribs);
  if (NO_LINE.has(type)) return undefined;
  const template = TEMPLATES[type];
  if (template) return { kind: "line", columns: template, beside: PICKER };
  if (type !== "number") return { kind: "line", columns: positive(attribs.size) ?? 20, beside: 0 };
  const digits = digitsOf(attribs);
  return digits ? { kind: "line", columns: digits, beside: STEPPER } : { kind: "line", columns: 20, beside: 0 };
}

/** How many characters the longest number has that may be chosen, as Chromium counts them; undefined where there is no end to it. */
function digitsOf({ min, max, step = "1" }: Element["attribs"]): number | undefined {
  const parts = [min, max, step].map((text) => /^(-?\d+)(?:\.(\d+))?$/.exec(text?.trim() ?? ""));
  if (parts.includes(null)) return undefined;
  const fraction = Math.max(...parts.map((part) => part![2]?.length ?? 0));
  return Math.max(...parts.map((part) => part![1]!.length)) + (fraction && fraction + 1);
}

/** A control that is drawn: its picture, and what it says in words. */
export interface DrawnControl {
  readonly picture: ImageSource;
  readonly text: string;
}

/** Undefined for what isn't drawn. */
export function drawnControl(element: Element): DrawnControl | undefined {
  const markup = drawing(element);
  const picture = markup && parseSvg(markup.svg, { file: "control.svg" }).value;
  return picture && { picture: { ...picture, path: "" }, text: markup.text };
}

const FRAME = "#767676";
const ACCENT = "#0075ff";
const svg = (width: number, height: number, content: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;

function drawing(element: Element): { readonly svg: string; readonly text: string } | undefined {
  const { name, attribs } = element;
  const checked = attribs.checked !== undefined;
  const type = name === "input" ? inputType(attribs) : name;
  switch (type) {
    case "checkbox": {
      const box = checked
        ? `<rect width="13" height="13" rx="2" fill="${ACCENT}"/><path d="M3 6.5 5.5 9 10 4" fill="none" stroke="#fff" stroke-width="2"/>`
        : `<rect x="0.5" y="0.5" width="12" height="12" rx="2" fill="#fff" stroke="${FRAME}"/>`;
      return { svg: svg(13, 13, box), text: checked ? "\u2611" : "\u2610" };
    }
    case "radio": {
      const dot = checked ? `<circle cx="6.5" cy="6.5" r="3.5" fill="${ACCENT}"/>` : "";
      const ring = `<circle cx="6.5" cy="6.5" r="6" fill="#fff" stroke="${checked ? ACCENT : FRAME}"/>`;
      return { svg: svg(13, 13, ring + dot), text: checked ? "\u25C9" : "\u25CB" };
    }
    case "range": {
      const share = shareOf(attribs, 50, 100);
      const at = 8 + 113 * share;
      const bar = `<rect y="5" width="129" height="6" rx="3" fill="#efefef" stroke="${FRAME}"/><rect y="5" width="${at}" height="6" rx="3" fill="${ACCENT}"/>`;
      return {
        svg: svg(129, 16, `${bar}<circle cx="${at}" cy="8" r="8" fill="${ACCENT}"/>`),
        text: attribs.value ?? "50",
      };
    }
    case "color": {
      const value = /^#[\da-f]{6}$/i.test(attribs.value ?? "") ? attribs.value! : "#000000";
      return { svg: svg(44, 23, `<rect width="44" height="23" fill="${value}"/>`), text: value };
    }
    case "meter":
      return bar(80, shareOf(attribs, 0, 1), "#107c10", element);
    case "progress":
      return bar(160, attribs.value === undefined ? 0 : shareOf(attribs, 0, 1), ACCENT, element);
    default:
      return undefined;
  }
}

function bar(width: number, share: number, color: string, element: Element): { svg: string; text: string } {
  const content = `<rect x="0.5" y="4.5" width="${width - 1}" height="7" rx="3" fill="#efefef" stroke="${FRAME}"/><rect y="4" width="${width * share}" height="8" rx="3" fill="${color}"/>`;
  const said = textContent(element).replace(/\s+/g, " ").trim();
  return { svg: svg(width, 16, content), text: said || `${Math.round(share * 100)} %` };
}

/** Where the value lies between least and most: 0 to 1. */
function shareOf(attribs: Element["attribs"], initial: number, most: number): number {
  const number = (text: string | undefined, otherwise: number) => {
    const parsed = Number.parseFloat(text ?? "");
    return Number.isFinite(parsed) ? parsed : otherwise;
  };
  const [min, max] = [number(attribs.min, 0), number(attribs.max, most)];
  return max > min ? Math.min(1, Math.max(0, (number(attribs.value, initial) - min) / (max - min))) : 0;
}

/** States of form fields as they stand in the document (HTML 4.16.3): nobody types into paper. */
import type { Element } from "domhandler";
import { isElement, textContent } from "../../html/index.js";

/** Whether the element is a field that can be typed into (`:read-write`). */
export function isWritable({ name, attribs }: Element): boolean {
  const isField = name === "textarea" || (name === "input" && !NO_TEXT_FIELDS.test(attribs.type ?? ""));
  const isFree = attribs.readonly === undefined && attribs.disabled === undefined;
  return (isField && isFree) || /^(true|plaintext-only|)$/i.test(attribs.contenteditable ?? "false");
}

const NO_TEXT_FIELDS = /^(hidden|range|color|checkbox|radio|file|submit|image|reset|button)$/i;
const PLACEHOLDER_FIELDS = /^(text|search|url|tel|email|password|number|)$/i;
const CHECKED_FIELDS = /^(checkbox|radio)$/i;
const RANGE_FIELDS = /^(number|range)$/i;
/** Fields that are never asked whether they are valid (HTML 4.10.19.5, barred from constraint validation). */
const BARRED = /^(hidden|button|reset|image)$/i;

const typeOf = ({ attribs }: Element): string => (attribs.type ?? "").trim();
const textOf = (element: Element): string =>
  element.name === "textarea" ? textContent(element) : (element.attribs.value ?? "");

/** Whether a field shows what it is for, since it has no value (`:placeholder-shown`). */
export function showsPlaceholder(element: Element): boolean {
  const { name, attribs } = element;
  if (attribs.placeholder === undefined || textOf(element) !== "") return false;
  return name === "textarea" || (name === "input" && PLACEHOLDER_FIELDS.test(typeOf(element)));
}

/** What a form begins with (`:default`): checked boxes, selected options, the first button that sends it. */
export function isDefault(element: Element): boolean {
  const { name, attribs } = element;
  if (name === "option") return attribs.selected !== undefined;
  if (name === "input" && CHECKED_FIELDS.test(typeOf(element))) return attribs.checked !== undefined;
  return isSubmit(element) && isInForm(element) && fieldsAround(element, isSubmit)[0] === element;
}

function isSubmit(element: Element): boolean {
  const type = typeOf(element);
  if (element.name === "button") return !/^(button|reset)$/i.test(type);
  return element.name === "input" && /^(submit|image)$/i.test(type);
}

/** A choice of which nothing is chosen, or progress that isn't known (`:indeterminate`). */
export function isIndeterminate(element: Element): boolean {
  if (element.name === "progress") return element.attribs.value === undefined;
  if (!isRadio(element)) return false;
  return !groupOf(element).some(({ attribs }) => attribs.checked !== undefined);
}

const isRadio = (element: Element): boolean => element.name === "input" && /^radio$/i.test(typeOf(element));

function groupOf(radio: Element): Element[] {
  const { name = "" } = radio.attribs;
  if (name === "") return [radio];
  return fieldsAround(radio, (other) => isRadio(other) && other.attribs.name === name);
}

function isInForm({ parent }: Element): boolean {
  return parent !== null && isElement(parent) && (parent.name === "form" || isInForm(parent));
}

/** Fields of the same form, or of the document where there is none. */
function fieldsAround(element: Element, is: (element: Element) => boolean): Element[] {
  let around: Element = element;
  while (around.name !== "form" && around.parent && isElement(around.parent)) around = around.parent;
  const found: Element[] = [];
  const visit = (at: Element): void => {
    if (is(at)) found.push(at);
    for (const child of at.children) if (isElement(child)) visit(child);
  };
  visit(around);
  return found;
}

/** Whether a number is between the limits of its field (`:in-range`); undefined where it has none. */
export function isInRange(element: Element): boolean | undefined {
  if (element.name !== "input" || !RANGE_FIELDS.test(typeOf(element))) return undefined;
  const [min, max, value] = [element.attribs.min, element.attribs.max, element.attribs.value].map(numberIn);
  // A slider has limits where none are given.
  if (min === undefined && max === undefined) return /^range$/i.test(typeOf(element)) ? true : undefined;
  return value === undefined || (value >= (min ?? -Infinity) && value <= (max ?? Infinity));
}

function numberIn(text: string | undefined): number | undefined {
  const value = text === undefined || text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Whether what stands in a field may be sent (`:valid`); undefined for what is no field. A form is as valid as its fields. */
export function isValid(element: Element): boolean | undefined {
  const { name, attribs } = element;
  if (name === "form" || name === "fieldset") return fieldsIn(element).every((field) => isValid(field) !== false);
  if (name === "button") return typeOf(element) === "" || /^submit$/i.test(typeOf(element)) ? true : undefined;
  if (!/^(input|textarea|select)$/.test(name) || (name === "input" && BARRED.test(typeOf(element)))) return undefined;
  if (attribs.disabled !== undefined || (attribs.readonly !== undefined && name !== "select")) return undefined;
  return !(attribs.required !== undefined && isMissing(element)) && isInRange(element) !== false && hasForm(element);
}

const fieldsIn = ({ children }: Element): Element[] =>
  children.filter(isElement).flatMap((child) => [child, ...fieldsIn(child)]);

function isMissing(element: Element): boolean {
  if (element.name === "select") {
    const options = fieldsIn(element).filter(({ name }) => name === "option");
    const chosen = options.find(({ attribs }) => attribs.selected !== undefined) ?? options[0];
    return chosen === undefined || (chosen.attribs.value ?? textContent(chosen).trim()) === "";
  }
  if (isRadio(element)) return !groupOf(element).some(({ attribs }) => attribs.checked !== undefined);
  if (/^checkbox$/i.test(typeOf(element))) return element.attribs.checked === undefined;
  return textOf(element) === "";
}

/** Whether a value has the form that the type of its field, or its `pattern`, asks for. */
function hasForm(element: Element): boolean {
  const value = textOf(element);
  if (element.name !== "input" || value === "") return true;
  const type = typeOf(element).toLowerCase();
  if (type === "email" && !/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/.test(value)) return false;
  if (type === "url" && !URL.canParse(value)) return false;
  return true;
}

/** `shape()` in a box of known size -> the path data of SVG (CSS Shapes 2, section 3.4), from the box's top left corner on. */
import { resolveLength, type Values } from "../../css/index.js";
import type { Rect } from "../geometry.js";

type Drawn = Extract<Values.ClipShape, { kind: "shape" }>;
type Command = Drawn["commands"][number];
type Point = readonly [x: number, y: number];

export function drawnData({ from, commands }: Drawn, box: Rect): string {
  const place = ({ x, y }: Drawn["from"]): Point => [resolveLength(x, box.width), resolveLength(y, box.height)];
  let start = place(from);
  let at = start;
  const data = [letter("M", at)];
  for (const command of commands) {
    if (command.kind === "close") {
      data.push("Z");
      at = start;
      continue;
    }
    const end = endOf(command, place(command.end), at);
    data.push(drawn(command, at, end, place, box));
    if (command.kind === "move") start = end;
    at = end;
  }
  return data.join("");
}

type Step = Exclude<Command, { kind: "close" }>;

function endOf({ kind, by }: Step, [x, y]: Point, [atX, atY]: Point): Point {
  const [across, down] = by ? [atX + x, atY + y] : [x, y];
  return [kind === "vline" ? atX : across, kind === "hline" ? atY : down];
}

function drawn(command: Step, at: Point, end: Point, place: (position: Drawn["from"]) => Point, box: Rect): string {
  switch (command.kind) {
    case "move":
      return letter("M", end);
    case "arc": {
      const [rx, ry] = command.radii;
      const flags = `${command.large ? 1 : 0} ${command.clockwise ? 1 : 0}`;
      const radii = `${resolveLength(rx, box.width)} ${resolveLength(ry, box.height)}`;
      return `A${radii} ${command.turn} ${flags} ${end.join(" ")}`;
    }
    case "curve":
    case "smooth": {
      const controls = command.controls.map(({ at: offset, from }): Point => {
        const [x, y] = place(offset);
        const [originX, originY] = from === "origin" ? [0, 0] : from === "start" ? at : end;
        return [x + originX, y + originY];
      });
      const names = command.kind === "curve" ? ["", "Q", "C"] : ["T", "S"];
      return letter(names[controls.length]!, ...controls, end);
    }
    default:
      return letter("L", end);
  }
}

const letter = (name: string, ...points: readonly Point[]): string => name + points.flat().join(" ");

/** Image files, whole and broken. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { encode } from "fast-png";
import { encode as encodeJpeg } from "jpeg-js";
import { afterAll, describe, expect, it } from "vitest";
import type { ImageSource } from "../../src/graphics/image-source.js";
import { loadImage } from "../../src/graphics/images.js";
import type { SvgItem } from "../../src/graphics/svg/svg.js";

const root = mkdtempSync(join(tmpdir(), "versus-images-"));
afterAll(() => rmSync(root, { recursive: true }));

function load(name: string, content: Uint8Array | string) {
  writeFileSync(join(root, name), content);
  return loadImage(name, { root });
}

const codes = (outcome: ReturnType<typeof loadImage>) => outcome.diagnostics.map((d) => d.code);

function image(name: string, content: Uint8Array | string): ImageSource {
  const outcome = load(name, content);
  expect(outcome.value, JSON.stringify(outcome.diagnostics)).toBeDefined();
  return outcome.value!;
}

describe("files", () => {
  it("are read only below the root, links resolved", () => {
    mkdirSync(join(root, "in"), { recursive: true });
    writeFileSync(join(root, "secret.svg"), "<svg/>");
    symlinkSync(join(root, "secret.svg"), join(root, "in", "link.svg"));
    const inside = { root: join(root, "in") };
    expect(codes(loadImage("../secret.svg", inside))).toEqual(["image/outside"]);
    expect(codes(loadImage(join(root, "secret.svg"), inside))).toEqual(["image/outside"]);
    expect(codes(loadImage("link.svg", inside))).toEqual(["image/outside"]);
  });

  it("that are missing, folders or of another kind are told apart", () => {
    expect(loadImage("none.png", { root }).diagnostics[0]).toMatchObject({
      code: "image/unreadable",
      message: "there is no image none.png",
    });
    expect(codes(loadImage(".", { root }))).toEqual(["image/unreadable"]);
    expect(load("a.webp", "BM......").diagnostics[0]).toMatchObject({
      code: "image/unsupported",
      message: "the image a.webp is a BMP, which print can't show",
    });
    for (const [start, name] of [
      ["\0\0\0\x20ftypavif", "an AVIF or HEIF picture"],
      ["%PDF-1.7", "a PDF"],
    ] as const)
      expect(load("other.png", start).diagnostics[0]!.message).toContain(`is ${name}, `);
    expect(codes(load("empty.png", ""))).toEqual(["image/unsupported"]);
  });

  it("with the same content are decoded once", () => {
    const bytes = encode({ width: 2, height: 2, data: Uint8Array.of(1, 2, 3, 4), channels: 1, depth: 8 });
    const [one, other] = [image("one.png", bytes), image("other.png", bytes)];
    expect([one.path, other.path]).toEqual(["one.png", "other.png"]);
    expect(one.format === "samples" && other.format === "samples" && one.samples === other.samples).toBe(true);
  });

  it("are told by their content, not their name", () => {
    expect(image("really.png", '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="3"/>').format).toBe("svg");
  });
});

describe("WebP and GIF", () => {
  const file = (name: string) => readFileSync(join("test/oracle/cases/raster-images", name));
  const message = (content: Uint8Array) => load("a", content).diagnostics[0]?.message;

  it("come as samples, on the canvas of what moves", () => {
    const sizes = ["photo.webp", "clear.webp", "moving.webp", "woven.gif", "moving.gif"].map((name) => {
      const shown = image(name, file(name));
      return [shown.width, shown.height, shown.format];
    });
    const small = [60, 40, "samples"];
    expect(sizes).toEqual([small, small, [80, 60, "samples"], small, small]);
  });

  it("that are cut off, broken or too large are told", () => {
    for (const name of ["photo.webp", "clear.webp", "veiled.webp", "moving.webp", "woven.gif"])
      for (const share of [0.1, 0.4, 0.6])
        expect(message(file(name).subarray(0, file(name).length * share))).toBeDefined();
    const large = Buffer.from(file("moving.gif"));
    large.writeUInt16LE(0xffff, 6);
    large.writeUInt16LE(0xffff, 8);
    expect(message(large)).toBe("the image a can't be shown: it has more than 40 million pixels");
    expect(message(Buffer.from("GIF89a"))).toBe("the image a can't be shown: it is cut off");
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(255),
        fc.constantFrom("photo.webp", "veiled.webp", "woven.gif"),
        (at, byte, name) => {
          const bytes = Buffer.from(file(name));
          bytes[at % bytes.length] = byte;
          load("a", bytes);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("PNG", () => {
  const pixels = (channels: number, count = 4) =>
    Uint8Array.from({ length: channels * count }, (_, i) => (i * 37) % 256);

  it("comes as colour and alpha, whatever its kind", () => {
    for (const channels of [1, 2, 3, 4]) {
      const data = pixels(channels);
      const png = image(`c${channels}.png`, encode({ width: 2, height: 2, data, channels, depth: 8 }));
      if (png.format !== "samples") throw new Error("no samples");
      expect([png.width, png.height, png.channels]).toEqual([2, 2, channels > 2 ? 3 : 1]);
      expect(png.samples.length).toBe(4 * png.channels);
      expect(png.alpha?.length).toBe(channels % 2 === 0 ? 4 : undefined);
      expect(png.samples[0]).toBe(data[0]);
      if (channels === 4) expect([...png.alpha!]).toEqual([data[3], data[7], data[11], data[15]]);
    }
  });

  it("with a palette, its alpha, 16 bits or interlacing comes out the same", () => {
    // Two pixels of two colours, 1 bit each; the second colour is half transparent.
    const indexed = png(
      { width: 2, height: 1, depth: 1, type: 3 },
      [
        ["PLTE", Uint8Array.of(255, 0, 0, 0, 0, 255)],
        ["tRNS", Uint8Array.of(255, 128)],
      ],
      Uint8Array.of(0, 0b01000000),
    );
    expect(image("p.png", indexed)).toMatchObject({
      samples: Uint8Array.of(255, 0, 0, 0, 0, 255),
      alpha: Uint8Array.of(255, 128),
    });
    const deep = encode({ width: 1, height: 1, data: Uint16Array.of(0xab00, 0x1234, 0xffff), channels: 3, depth: 16 });
    expect(image("d.png", deep)).toMatchObject({ samples: Uint8Array.of(0xab, 0x12, 0xff) });
    const laced = encode({ width: 3, height: 3, data: pixels(3, 9), channels: 3, depth: 8 }, { interlace: "Adam7" });
    expect(image("i.png", laced)).toMatchObject({ samples: pixels(3, 9) });
    const grey = png({ width: 4, height: 1, depth: 2, type: 0 }, [], Uint8Array.of(0, 0b00011011));
    expect(image("g.png", grey)).toMatchObject({ samples: Uint8Array.of(0, 85, 170, 255) });
    const keyed = png(
      { width: 2, height: 1, depth: 8, type: 0 },
      [["tRNS", Uint8Array.of(0, 9)]],
      Uint8Array.of(0, 9, 8),
    );
    expect(image("k.png", keyed)).toMatchObject({ alpha: Uint8Array.of(0, 255) });
  });

  it("is turned by its orientation", () => {
    const exif = Uint8Array.from([...Buffer.from("MM\0*\0\0\0\b\0\x01\x01\x12\0\x03\0\0\0\x01\0", "latin1"), 6, 0, 0]);
    // Two pixels side by side come to stand one above the other.
    const turned = png({ width: 2, height: 1, depth: 8, type: 0 }, [["eXIf", exif]], Uint8Array.of(0, 9, 8));
    expect(image("turned.png", turned)).toMatchObject({ width: 1, height: 2, samples: Uint8Array.of(9, 8) });
  });

  it("that is broken, cut off or far too large is refused", () => {
    const whole = encode({ width: 20, height: 20, data: pixels(3, 400), channels: 3, depth: 8 });
    expect(codes(load("cut.png", whole.subarray(0, 60)))).toEqual(["image/corrupt"]);
    const broken = Uint8Array.from(whole);
    broken[50]! ^= 0xff;
    expect(codes(load("broken.png", broken))).toEqual(["image/corrupt"]);
    expect(
      load("huge.png", png({ width: 60000, height: 60000, depth: 8, type: 2 }, [], Uint8Array.of(0))).diagnostics[0]!
        .message,
    ).toContain("million pixels");
    const bomb = png({ width: 1, height: 1, depth: 8, type: 0 }, [], new Uint8Array(200_000_000));
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(codes(load("bomb.png", bomb))).toEqual(["image/corrupt"]);
  });

  it("never throws, whatever the bytes", () => {
    const whole = encode({ width: 4, height: 4, data: pixels(3, 16), channels: 3, depth: 8 });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, value, end) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = value;
        load("fuzz.png", bytes.subarray(0, end));
      }),
      { numRuns: 200 },
    );
  });
});

describe("JPEG", () => {
  it("is measured by its header, turned by its orientation", () => {
    expect(image("a.jpg", jpeg({ width: 30, height: 20 }))).toMatchObject({
      format: "jpeg",
      width: 30,
      height: 20,
      components: 3,
      orientation: 1,
    });
    expect(image("b.jpg", jpeg({ width: 30, height: 20, orientation: 6 }))).toMatchObject({
      width: 20,
      height: 30,
      storedWidth: 30,
      orientation: 6,
    });
  });

  it("with the colours of a press is shown in those of a screen", () => {
    const decoded = image("cmyk.jpg", readFileSync("test/fixtures/cmyk.jpg"));
    expect(decoded).toMatchObject({ format: "jpeg", width: 60, height: 40, components: 3 });
    const { samples } = decoded as { samples: Uint8Array };
    expect(samples.length).toBe(60 * 40 * 3);
    // As Pillow reads the file.
    for (const [x, y, rgb] of [
      [5, 5, [217, 207, 18]],
      [30, 20, [81, 82, 74]],
      [55, 35, [10, 13, 65]],
    ] as const) {
      const at = (y * 60 + x) * 3;
      for (const [i, channel] of rgb.entries()) expect(Math.abs(samples[at + i]! - channel)).toBeLessThanOrEqual(6);
    }
    const header = jpeg({ width: 30, height: 20, components: 4, adobe: true });
    expect(codes(load("cut.jpg", header))).toEqual(["image/corrupt"]);
  });

  it("that PDF has no filter for, or that is broken, is refused", () => {
    expect(codes(load("l.jpg", jpeg({ width: 3, height: 2, marker: 0xc3 })))).toEqual(["image/corrupt"]);
    expect(codes(load("x.jpg", Uint8Array.of(0xff, 0xd8, 0xff)))).toEqual(["image/corrupt"]);
    expect(codes(load("y.jpg", jpeg({ width: 65000, height: 65000 })))).toEqual(["image/corrupt"]);
  });

  it("whose data is cut off or broken is refused with the reason", () => {
    const noise = Uint8Array.from({ length: 64 * 64 * 4 }, (_, i) => (i * 7919) % 251);
    const whole = encodeJpeg({ width: 64, height: 64, data: noise }, 90).data;
    expect(codes(load("whole.jpg", whole))).toEqual([]);
    expect(load("cut.jpg", whole.subarray(0, whole.length / 2)).diagnostics[0]!.message).toContain("it is cut off");
    const broken = Uint8Array.from(whole);
    // A sequence of ones is no code of any table.
    for (let at = whole.length >> 1; at < (whole.length >> 1) + 200; at++) broken[at] = at % 2 === 0 ? 0xff : 0;
    expect(load("broken.jpg", broken).diagnostics[0]!.message).toContain("its data is broken");
  });

  it("whose tables, frame or scan are damaged is refused, as other readers refuse it", () => {
    const whole = encodeJpeg({ width: 8, height: 8, data: new Uint8Array(256).fill(90) }, 90).data;
    const damaged = (marker: number, offset: number, value: number) => {
      const bytes = Uint8Array.from(whole);
      bytes[bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === marker) + offset] = value;
      return load("x.jpg", bytes).diagnostics[0]?.message ?? "";
    };
    expect(damaged(0xdb, 4, 9)).toContain("its data is broken (a quantization table)");
    expect(damaged(0xc4, 4, 0x80)).toContain("its data is broken (a Huffman table)");
    expect(damaged(0xc4, 5, 200)).toContain("its data is broken (a Huffman table)");
    expect(damaged(0xc0, 12, 0x7f)).toContain("its data is broken (a quantization table that there isn't)");
    expect(damaged(0xda, 6, 0x55)).toContain("its data is broken (a Huffman table that there isn't)");
    expect(damaged(0xda, 5, 77)).toContain("its data is broken (a scan of a component that there isn't)");
    expect(damaged(0xda, 7, 1)).toContain("its data is broken (a scan of a component that there isn't)");
    expect(damaged(0xda, 1, 0xe5)).toContain("it has no picture in it");
  });

  it("with the colours of a press that doesn't say so is shown as one that does", () => {
    const bytes = readFileSync("test/fixtures/cmyk.jpg");
    const at = bytes.indexOf("Adobe", 0, "latin1") - 4;
    const silent = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + 16)]);
    expect(image("silent.jpg", silent)).toMatchObject({ components: 3, width: 60, height: 40 });
  });

  it("never throws, whatever the bytes", () => {
    const whole = jpeg({ width: 30, height: 20, orientation: 3 });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, value, end) => {
        const bytes = Uint8Array.from(whole);
        bytes[at] = value;
        load("fuzz.jpg", bytes.subarray(0, end));
      }),
      { numRuns: 200 },
    );
  });
});

describe("SVG", () => {
  const svg = (body: string, attributes = 'viewBox="0 0 100 50"') =>
    `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${body}</svg>`;
  const items = (body: string): readonly SvgItem[] => {
    const loaded = image("t.svg", svg(body));
    // At the size of its view box, so that a px is a unit of the drawing.
    return loaded.format === "svg" ? loaded.draw(100, 50) : [];
  };

  it("has the size that it says, or that its view box has", () => {
    const size = (attributes: string) => {
      const { width, height } = image("s.svg", svg("", attributes));
      return [width, height];
    };
    expect(size('viewBox="0 0 100 50"')).toEqual([300, 150]);
    expect(size('viewBox="0 0 50 100"')).toEqual([75, 150]);
    expect(size('viewBox="0 0 100 50" width="20"')).toEqual([20, 10]);
    expect(size('width="1in" height="72pt"')).toEqual([96, 96]);
    expect(size("")).toEqual([300, 150]);
    expect(size('width="100%" height="100%" viewBox="0 0 10 10"')).toEqual([150, 150]);
  });

  it("shows nothing where its view box has no width or height (SVG 2, section 8.6)", () => {
    const drawn = (attributes: string) => {
      const loaded = image("e.svg", svg('<rect width="100%" height="100%"/>', attributes));
      return loaded.format === "svg" ? loaded.draw(100, 50).length : undefined;
    };
    expect(drawn('width="8" viewBox="0 0 0 8"')).toBe(0);
    expect(drawn('viewBox="0 0 8 0"')).toBe(0);
    expect(drawn('viewBox="0 0 -8 8"')).toBe(1);
    expect(items('<svg viewBox="0 0 0 9"><rect width="9" height="9"/></svg>')).toEqual([]);
  });

  it("draws shapes, transforms and curves of every kind", () => {
    const [shape] = items(
      '<g transform="translate(5 6)"><path transform="scale(2)" d="m1 1h2v2q1 1 2 0t2 0s1 1 1 2a1 1 0 0 1 2 2z"/></g>',
    );
    expect(shape).toMatchObject({
      kind: "shape",
      matrix: [2, 0, 0, 2, 5, 6],
      fill: { paint: { r: 0, g: 0, b: 0, a: 1 } },
    });
    if (shape?.kind !== "shape") throw new Error("no shape");
    expect(shape.path.slice(0, 3)).toEqual([
      ["M", 1, 1],
      ["L", 3, 1],
      ["L", 3, 3],
    ]);
    expect(shape.path.at(-1)).toEqual(["Z"]);
    expect(shape.path.flatMap(([, ...args]) => args).every(Number.isFinite)).toBe(true);
    expect(items('<rect width="4" height="0"/><circle r="-1"/><polygon points="1"/>').length).toBeLessThanOrEqual(1);
  });

  it("resolves style by attribute, sheet and style attribute, in that order", () => {
    const fill = (body: string) => {
      const [item] = items(body);
      return item?.kind === "shape" ? item.fill?.paint : item;
    };
    expect(fill('<rect width="1" height="1" fill="red"/>')).toEqual({ r: 255, g: 0, b: 0, a: 1 });
    expect(fill('<style>.k{fill:#00f}</style><rect class="k" width="1" height="1" fill="red"/>')).toEqual({
      r: 0,
      g: 0,
      b: 255,
      a: 1,
    });
    expect(fill('<style>.k{fill:#00f}</style><rect class="k" style="fill: lime" width="1" height="1"/>')).toEqual({
      r: 0,
      g: 255,
      b: 0,
      a: 1,
    });
    expect(
      fill('<g fill="red" color="#123"><rect width="1" height="1" fill="currentColor" fill-opacity="50%"/></g>'),
    ).toEqual({ r: 17, g: 34, b: 51, a: 0.5 });
    const [hidden, ...others] = items(
      '<rect width="1" height="1" fill="none"/><rect width="1" height="1" display="none"/>',
    );
    expect([hidden?.kind === "shape" && (hidden.fill ?? hidden.stroke), others]).toEqual([undefined, []]);
  });

  it("resolves gradients and what they take over from others", () => {
    const [item] = items(
      '<linearGradient id="a"><stop offset="20%" stop-color="red"/><stop offset="0.1" stop-color="blue"/></linearGradient>' +
        '<linearGradient id="b" href="#a" x2="0" y2="1"/><rect x="10" width="20" height="10" fill="url(#b)"/>',
    );
    expect(item).toMatchObject({
      fill: {
        paint: {
          kind: "linear",
          x1: 0,
          y1: 0,
          x2: 0,
          y2: 1,
          matrix: [20, 0, 0, 10, 10, 0],
          stops: [{ offset: 0.2 }, { offset: 0.2 }],
        },
      },
    });
    expect(items('<rect width="1" height="1" fill="url(#none) red"/>')[0]).toMatchObject({
      fill: { paint: { r: 255 } },
    });
    const [unpainted] = items('<linearGradient id="c" href="#c"/><rect width="1" height="1" fill="url(#c)"/>');
    expect(unpainted?.kind === "shape" && unpainted.fill).toBeUndefined();
  });

  it("leaves out what it can't draw, with one warning for each", () => {
    const outcome = load(
      "partly.svg",
      svg(
        '<rect width="1" height="1"/>\n<image href="#x"/>\n<hatch/><foo/><foo/>\n<g filter="url(#x)"><path d="M0 0h1"/></g>',
      ),
    );
    expect(outcome.diagnostics.map((d) => [d.message.split(" in ")[0], d.span?.start.line])).toEqual([
      ["an <image>", 2],
      ["<foo>", 3],
      ["filter", 4],
    ]);
    expect(outcome.diagnostics[0]).toMatchObject({ severity: "warning", span: { file: "partly.svg" } });
    expect(outcome.value).toBeDefined();
  });

  it("ends whatever refers to itself, and whatever multiplies", () => {
    expect(items('<g id="a"><use href="#a"/></g><use href="#b"/><symbol id="b"><use href="#b"/></symbol>')).toEqual([]);
    let body = '<rect id="l0" width="1" height="1"/>';
    for (let i = 1; i < 12; i++) body += `<g id="l${i}">${`<use href="#l${i - 1}"/>`.repeat(10)}</g>`;
    const outcome = load("laughs.svg", svg(body));
    expect(codes(outcome)).toEqual(["image/corrupt"]);
    expect(codes(load("deep.svg", svg("<g>".repeat(5000))))).toEqual(["image/corrupt"]);
  });

  it("never throws, whatever the text", () => {
    const piece = fc.constantFrom(
      "<svg>",
      "<g transform='",
      "rotate(1e999)",
      "'",
      ">",
      "<path d='M0 0 A",
      "1 1 0 0 1 5 5z",
      "url(#a)",
      "<use href='#a'/>",
      "NaN",
      "</svg>",
      "<style>.a{",
      "}",
      "<rect id='a' width='1' height='1' fill='",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        load("fuzz.svg", `<svg viewBox="0 0 10 10">${pieces.join("")}</svg>`);
      }),
      { numRuns: 300 },
    );
  });
});

/** A PNG with the given chunks and unfiltered rows, each with its filter byte. */
function png(
  header: { width: number; height: number; depth: number; type: number },
  chunks: [string, Uint8Array][],
  rows: Uint8Array,
): Uint8Array {
  const ihdr = new DataView(new ArrayBuffer(13));
  ihdr.setUint32(0, header.width);
  ihdr.setUint32(4, header.height);
  ihdr.setUint8(8, header.depth);
  ihdr.setUint8(9, header.type);
  const all: [string, Uint8Array][] = [
    ["IHDR", new Uint8Array(ihdr.buffer)],
    ...chunks,
    ["IDAT", deflateSync(rows)],
    ["IEND", new Uint8Array()],
  ];
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    ...all.map(([name, data]) => {
      const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(data.length);
      const sum = Buffer.alloc(4);
      sum.writeUInt32BE(crc32(body));
      return Buffer.concat([length, body, sum]);
    }),
  ]);
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** The header of a JPEG; nothing of a picture. */
function jpeg(options: {
  width: number;
  height: number;
  components?: number;
  orientation?: number;
  adobe?: boolean;
  marker?: number;
}): Uint8Array {
  const { width, height, components = 3, orientation, adobe, marker = 0xc0 } = options;
  const segment = (code: number, data: readonly number[]) => [
    0xff,
    code,
    (data.length + 2) >> 8,
    (data.length + 2) & 255,
    ...data,
  ];
  const exif = [
    ...Buffer.from("Exif\0\0MM\0*\0\0\0\b", "latin1"),
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation ?? 1,
    0,
    0,
  ];
  const frame = [
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    components,
    ...Array.from({ length: components }, (_, i) => [i + 1, 0x11, 0]).flat(),
  ];
  if (marker === 0xc0 && components === 3 && width * height < 10_000) {
    const whole = encodeJpeg({ width, height, data: new Uint8Array(width * height * 4).fill(90) }, 90).data;
    return Uint8Array.from([0xff, 0xd8, ...(orientation ? segment(0xe1, exif) : []), ...whole.subarray(2)]);
  }
  return Uint8Array.from([
    0xff,
    0xd8,
    ...(orientation ? segment(0xe1, exif) : []),
    ...(adobe ? segment(0xee, [...Buffer.from("Adobe", "latin1"), 0, 100, 0, 0, 0, 0, 2]) : []),
    ...segment(marker, frame),
    0xff,
    0xd9,
  ]);
}

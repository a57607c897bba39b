/** The colour spaces of CSS -> sRGB, and back (CSS Color 4, sections 7 to 10, with the matrices of its sample code). */
import { fromOklab, gamma, linear, type Rgb, toOklab } from "./oklab.js";

type Triple = readonly [number, number, number];
type Matrix3 = readonly [Triple, Triple, Triple];

/** Lightness of `lab` and `lch`, saturations and their like go to 100, hues are degrees; all else goes from 0 to 1. */
export interface ColorSpace {
  readonly to: (channels: Triple) => Rgb;
  readonly from: (rgb: Rgb) => Triple;
  /** Which channel is a hue. */
  readonly hue?: 0 | 2;
}

const times = ([x, y, z]: Matrix3, [a, b, c]: Triple): Triple => [
  x[0] * a + x[1] * b + x[2] * c,
  y[0] * a + y[1] * b + y[2] * c,
  z[0] * a + z[1] * b + z[2] * c,
];
const each = ([a, b, c]: Triple, change: (value: number) => number): Triple => [change(a), change(b), change(c)];
/** A transfer function that goes on below zero as above. */
const odd = (change: (value: number) => number) => (value: number) => Math.sign(value) * change(Math.abs(value));

function inverse([[a, b, c], [d, e, f], [g, h, i]]: Matrix3): Matrix3 {
  const [A, B, C] = [e * i - f * h, c * h - b * i, b * f - c * e];
  const determinant = a * A + d * B + g * C;
  const rows: Matrix3 = [
    [A, B, C],
    [f * g - d * i, a * i - c * g, c * d - a * f],
    [d * h - e * g, b * g - a * h, a * e - b * d],
  ];
  return rows.map((row) => each(row, (value) => value / determinant)) as unknown as Matrix3;
}

const SRGB_TO_XYZ: Matrix3 = [
  [506752 / 1228815, 87881 / 245763, 12673 / 70218],
  [87098 / 409605, 175762 / 245763, 12673 / 175545],
  [7918 / 409605, 87881 / 737289, 1001167 / 1053270],
];
const XYZ_TO_SRGB = inverse(SRGB_TO_XYZ);
const D50_TO_D65: Matrix3 = [
  [0.955473421488075, -0.02309845494876471, 0.06325924320057072],
  [-0.0283697093338637, 1.0099953980813041, 0.021041441191917323],
  [0.012314014864481998, -0.020507649298898964, 1.330365926242124],
];
const D65_TO_D50 = inverse(D50_TO_D65);

const fromXyz = (xyz: Triple): Rgb => each(times(XYZ_TO_SRGB, xyz), odd(gamma));
const toXyz = (rgb: Rgb): Triple => times(SRGB_TO_XYZ, each(rgb, odd(linear)));

const XYZ: ColorSpace = { to: fromXyz, from: toXyz };
const XYZ_D50: ColorSpace = {
  to: (xyz) => fromXyz(times(D50_TO_D65, xyz)),
  from: (rgb) => times(D65_TO_D50, toXyz(rgb)),
};

/** A space of red, green and blue with other primaries. */
function primaries(
  matrix: Matrix3,
  decode: (value: number) => number,
  encode: (value: number) => number,
  around: ColorSpace = XYZ,
): ColorSpace {
  const back = inverse(matrix);
  return {
    to: (channels) => around.to(times(matrix, each(channels, odd(decode)))),
    from: (rgb) => each(times(back, around.from(rgb)), odd(encode)),
  };
}

const DISPLAY_P3: Matrix3 = [
  [608311 / 1250200, 189793 / 714400, 198249 / 1000160],
  [35783 / 156275, 247089 / 357200, 198249 / 2500400],
  [0, 32229 / 714400, 5220557 / 5000800],
];
const A98: Matrix3 = [
  [573536 / 994567, 263643 / 1420810, 187206 / 994567],
  [591459 / 1989134, 6239551 / 9945670, 374412 / 4972835],
  [53769 / 1989134, 351524 / 4972835, 4929758 / 4972835],
];
const PROPHOTO: Matrix3 = [
  [0.79776664490064, 0.13518129740053308, 0.03134773412839221],
  [0.2880748288194013, 0.711835234241873, 0.00008993693872564],
  [0, 0, 0.8251046025104602],
];
const REC2020: Matrix3 = [
  [63426534 / 99577255, 20160776 / 139408157, 47086771 / 278816314],
  [26158966 / 99577255, 472592308 / 697040785, 8267143 / 139408157],
  [0, 19567812 / 697040785, 295819943 / 278816314],
];

/** Of the transfer function of Rec. 2020. */
const [ALPHA, BETA] = [1.09929682680944, 0.018053968510807];

const WHITE: Triple = [0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585];
const [EPSILON, KAPPA] = [216 / 24389, 24389 / 27];

const LAB: ColorSpace = {
  to([l, a, b]) {
    const y = (l + 16) / 116;
    const cubed = (value: number) => (value ** 3 > EPSILON ? value ** 3 : (116 * value - 16) / KAPPA);
    const [fx, fz] = [y + a / 500, y - b / 200];
    const light = l > KAPPA * EPSILON ? y ** 3 : l / KAPPA;
    return XYZ_D50.to([cubed(fx) * WHITE[0], light, cubed(fz) * WHITE[2]]);
  },
  from(rgb) {
    const [x, y, z] = XYZ_D50.from(rgb);
    const root = (value: number) => (value > EPSILON ? Math.cbrt(value) : (KAPPA * value + 16) / 116);
    const [fx, fy, fz] = [root(x / WHITE[0]), root(y), root(z / WHITE[2])];
    return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
  },
};
const OKLAB: ColorSpace = { to: fromOklab, from: toOklab };

const RADIANS = Math.PI / 180;
const degrees = (hue: number): number => ((hue % 360) + 360) % 360;

/** The same with a chroma and a hue instead of two axes. */
const polar = ({ to, from }: ColorSpace): ColorSpace => ({
  to: ([l, c, h]) => to([l, c * Math.cos(h * RADIANS), c * Math.sin(h * RADIANS)]),
  from(rgb) {
    const [l, a, b] = from(rgb);
    return [l, Math.hypot(a, b), degrees(Math.atan2(b, a) / RADIANS)];
  },
  hue: 2,
});

const HSL: ColorSpace = {
  to([h, saturation, lightness]) {
    const [s, l] = [saturation / 100, lightness / 100];
    const at = (n: number): number => {
      const k = (((n + h / 30) % 12) + 12) % 12;
      return l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    };
    return [at(0), at(8), at(4)];
  },
  from(rgb) {
    const [most, least] = [Math.max(...rgb), Math.min(...rgb)];
    const l = (most + least) / 2;
    const spread = most - least;
    const s = spread === 0 || l === 0 || l === 1 ? 0 : (most - l) / Math.min(l, 1 - l);
    return [hueOf(rgb, most, spread), s * 100, l * 100];
  },
  hue: 0,
};

function hueOf([r, g, b]: Rgb, most: number, spread: number): number {
  if (spread === 0) return 0;
  if (most === r) return degrees(((g - b) / spread) * 60);
  return most === g ? ((b - r) / spread + 2) * 60 : ((r - g) / spread + 4) * 60;
}

const HWB: ColorSpace = {
  to([h, white, black]) {
    const [w, k] = [white / 100, black / 100];
    if (w + k >= 1) return [w / (w + k), w / (w + k), w / (w + k)];
    return each(HSL.to([h, 100, 50]), (value) => value * (1 - w - k) + w);
  },
  from: (rgb) => [HSL.from(rgb)[0], Math.min(...rgb) * 100, (1 - Math.max(...rgb)) * 100],
  hue: 0,
};

const same = (channels: Triple): Triple => channels;

export const COLOR_SPACES: ReadonlyMap<string, ColorSpace> = new Map([
  ["srgb", { to: same, from: same }],
  ["srgb-linear", { to: (channels) => each(channels, odd(gamma)), from: (rgb) => each(rgb, odd(linear)) }],
  ["display-p3", primaries(DISPLAY_P3, linear, gamma)],
  [
    "a98-rgb",
    primaries(
      A98,
      (value) => value ** (563 / 256),
      (value) => value ** (256 / 563),
    ),
  ],
  [
    "prophoto-rgb",
    primaries(
      PROPHOTO,
      (value) => (value <= 16 / 512 ? value / 16 : value ** 1.8),
      (value) => (value >= 1 / 512 ? value ** (1 / 1.8) : 16 * value),
      XYZ_D50,
    ),
  ],
  [
    "rec2020",
    primaries(
      REC2020,
      (value) => (value < BETA * 4.5 ? value / 4.5 : ((value + ALPHA - 1) / ALPHA) ** (1 / 0.45)),
      (value) => (value > BETA ? ALPHA * value ** 0.45 - (ALPHA - 1) : 4.5 * value),
    ),
  ],
  ["xyz", XYZ],
  ["xyz-d65", XYZ],
  ["xyz-d50", XYZ_D50],
  ["lab", LAB],
  ["lch", polar(LAB)],
  ["oklab", OKLAB],
  ["oklch", polar(OKLAB)],
  ["hsl", HSL],
  ["hwb", HWB],
] satisfies [string, ColorSpace][]);

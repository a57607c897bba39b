/** Decoded images -> `data:` URLs that browsers show: JPEG files as they are, samples as PNG. */
import { encodePng, type JpegImage, type SampledImage } from "../../graphics/index.js";

export function imageUrl(image: SampledImage | JpegImage): string {
  const [type, bytes] = image.format === "jpeg" ? ["jpeg", image.data] : ["png", encodePng(image)];
  return `data:image/${type};base64,${Buffer.from(bytes).toString("base64")}`;
}

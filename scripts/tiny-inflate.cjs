/** Stands for `tiny-inflate` in the bundle. */
const { inflateRawSync } = require("node:zlib");

/** @param target as long as what is packed, or longer; a part of it is returned in the latter case */
module.exports = (packed, target) => {
  const bytes = inflateRawSync(packed);
  target.set(bytes);
  return target.subarray(0, bytes.length);
};

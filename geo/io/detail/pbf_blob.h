#pragma once
// The outer frame of an OSM PBF file: a list of blobs, each packed by itself. Found without
// unpacking; unpacked by many threads at once, each into memory of its own that is used again.

#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "geo/core/findings.h"
#include "geo/network/position.h"

namespace nahraum::geo::pbf {

struct Blob {
  bool packed = false;       ///< zlib; else as it is
  std::size_t raw_size = 0;  ///< unpacked, at most 32 MB
  std::string_view data;     ///< in the file
  std::size_t number = 0;    ///< as a person counts, the header being 1
};

struct FileFrame {
  std::vector<Blob> blobs;    ///< of data, in the order of the file
  std::vector<Blob> headers;  ///< one; more in files strung together
  std::size_t other = 0;      ///< kinds the format allows and we do not know
};

/// Reads the frame of the whole file and unpacks nothing. Throws Error{Input} for what is no PBF,
/// is cut off or would unpack to an absurd size, Error{Unsupported} for other kinds of packing.
[[nodiscard]] FileFrame read_frame(std::string_view file);

/// Box the header claims, if any. Throws Error{Unsupported} for features we do not know.
struct Header {
  bool has_box = false;
  PositionBox box;
};
[[nodiscard]] Header read_header(std::string_view unpacked);

/// What one thread needs to unpack; the text is valid until the next call.
class Unpacker {
 public:
  Unpacker();
  ~Unpacker();
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  /// Throws Damaged.
  [[nodiscard]] std::string_view unpack(const Blob& blob);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Turns Damaged and protozero's exceptions into Error{Input} that names the block.
[[noreturn]] void refuse_block(const Blob& blob);

}  // namespace nahraum::geo::pbf

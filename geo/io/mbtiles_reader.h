#pragma once
// Map pictures in one file, for work without a network (MBTiles 1.3: SQLite, tiles of EPSG:3857).
// Pictures are handed out as the bytes stored (PNG, JPEG, WebP); who draws them decodes them.
//
//   MbTiles tiles("kreis.mbtiles");
//   if (const auto png = tiles.tile({12, 2170, 1370})) …
//
// Files from others are opened read-only and hardened (detail/sqlite.h); nothing beside the file
// changes.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace nahraum::geo {

/// Counted from the north-west corner, as in web maps.
struct TileId {
  int zoom = 0;
  std::int64_t x = 0;
  std::int64_t y = 0;
  friend auto operator<=>(const TileId&, const TileId&) = default;
};

struct MbTilesInfo {
  std::string name;
  std::string attribution;  ///< who must be named, plain text as stored
  std::string format;       ///< "png", "jpg", "webp"
  int min_zoom = 0;
  int max_zoom = 0;
};

class MbTiles {
 public:
  /// Throws Error{Input} for a file that is none or holds vector tiles.
  explicit MbTiles(const std::filesystem::path& path);
  ~MbTiles();
  MbTiles(MbTiles&&) noexcept;
  MbTiles& operator=(MbTiles&&) noexcept;

  [[nodiscard]] const MbTilesInfo& info() const;
  /// Nothing where the file has no picture, or one of more than 4 MB. One thread at a time. Throws
  /// Error{Input} for a damaged file.
  [[nodiscard]] std::optional<std::string> tile(const TileId& id);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace nahraum::geo

#include "geo/io/mbtiles_reader.h"

#include <charconv>

#include "geo/core/error.h"
#include "geo/io/detail/sqlite.h"

namespace nahraum::geo {

namespace {

using detail::Sqlite;
using detail::SqliteFailure;
using detail::Statement;

constexpr std::size_t kLargestTile = 4'000'000;
constexpr std::size_t kLongestText = 500;
constexpr int kMostZoom = 24;

[[noreturn]] void refuse(const std::filesystem::path& path, Text reason) {
  throw Error(ErrorKind::Input, std::move(reason))
      .in_file(path.filename().string())
      .with_hint(text("Bitte eine Datei mit Bildkacheln (PNG oder JPEG) wählen.",
                      "Please choose a file with picture tiles (PNG or JPEG)."));
}

/// Views are switched off for files from others; the usual one joins these two tables.
const char* tiles_query(const Sqlite& file) {
  Statement tables(file, "SELECT name FROM sqlite_master WHERE type = 'table'");
  bool plain = false;
  bool map = false;
  bool images = false;
  while (tables.step()) {
    const std::string name = tables.text(0);
    plain = plain || name == "tiles";
    map = map || name == "map";
    images = images || name == "images";
  }
  if (plain)
    return "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?";
  if (map && images)
    return "SELECT images.tile_data FROM map JOIN images ON images.tile_id = map.tile_id "
           "WHERE map.zoom_level = ? AND map.tile_column = ? AND map.tile_row = ?";
  return nullptr;
}

int zoom_of(const std::string& words, int otherwise) {
  int zoom = otherwise;
  std::from_chars(words.data(), words.data() + words.size(), zoom);
  return zoom < 0 || zoom > kMostZoom ? otherwise : zoom;
}

MbTilesInfo read_info(const Sqlite& file) {
  MbTilesInfo info;
  info.min_zoom = 0;
  info.max_zoom = kMostZoom;
  Statement rows(file, "SELECT name, value FROM metadata");
  while (rows.step()) {
    const std::string key = rows.text(0);
    const std::string value = rows.text(1).substr(0, kLongestText);
    if (key == "name") info.name = value;
    if (key == "attribution") info.attribution = value;
    if (key == "format") info.format = value;
    if (key == "minzoom") info.min_zoom = zoom_of(value, 0);
    if (key == "maxzoom") info.max_zoom = zoom_of(value, kMostZoom);
  }
  return info;
}

}  // namespace

struct MbTiles::State {
  std::filesystem::path path;
  Sqlite file;
  const char* query = nullptr;
  MbTilesInfo info{};
};

MbTiles::MbTiles(const std::filesystem::path& path) {
  try {
    state_ = std::make_unique<State>(State{path, Sqlite::open_untouched(path)});
    state_->query = tiles_query(state_->file);
    if (state_->query != nullptr) state_->info = read_info(state_->file);
  } catch (const SqliteFailure&) {
    refuse(path, text("Die Datei kann nicht als MBTiles gelesen werden.",
                      "The file cannot be read as MBTiles."));
  }
  if (state_->query == nullptr)
    refuse(path, text("In der Datei liegen keine Kacheln.", "There are no tiles in the file."));
  if (state_->info.format == "pbf")
    refuse(path, text("Die Datei enthält Vektorkacheln.", "The file holds vector tiles."));
}

MbTiles::~MbTiles() = default;
MbTiles::MbTiles(MbTiles&&) noexcept = default;
MbTiles& MbTiles::operator=(MbTiles&&) noexcept = default;

const MbTilesInfo& MbTiles::info() const { return state_->info; }

std::optional<std::string> MbTiles::tile(const TileId& id) {
  if (id.zoom < 0 || id.zoom > kMostZoom) return std::nullopt;
  try {
    Statement row(state_->file, state_->query);
    row.bind(1, std::int64_t{id.zoom}).bind(2, id.x);
    row.bind(3, (std::int64_t{1} << id.zoom) - 1 - id.y);  // the file counts from the south
    if (!row.step()) return std::nullopt;
    std::string bytes = row.blob(0);
    if (bytes.empty() || bytes.size() > kLargestTile) return std::nullopt;
    return bytes;
  } catch (const SqliteFailure&) {
    throw Error(ErrorKind::Input,
                text("Die Kacheldatei ist beschädigt.", "The file of tiles is damaged."))
        .in_file(state_->path.filename().string());
  }
}

}  // namespace nahraum::geo

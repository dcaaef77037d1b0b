// Files of map pictures: plain ones, those that share equal tiles, and what is refused.

#include "geo/io/mbtiles_reader.h"

#include <gtest/gtest.h>

#include "geo/core/error.h"
#include "tests/geo/io/sqlite_file.h"
#include "tests/support/shared_data.h"

namespace nahraum::geo {
namespace {

constexpr const char* kMetadata =
    "CREATE TABLE metadata (name TEXT, value TEXT);"
    "INSERT INTO metadata VALUES ('name','Kreis'),('format','png'),('minzoom','5'),"
    "('maxzoom','12'),('attribution','© Vermessung');";

class MbTilesTest : public testing::Test {
 protected:
  std::filesystem::path file(const std::string& sql) {
    const std::filesystem::path path = folder_.path() / "kreis.mbtiles";
    support::run_sql(path, sql);
    return path;
  }
  support::TemporaryFolder folder_;
};

// Row 170 from the south at zoom 8 is row 85 from the north.
constexpr const char* kPlain =
    "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, "
    "tile_data BLOB); INSERT INTO tiles VALUES (8, 135, 170, x'89504E4700FF');";

TEST_F(MbTilesTest, HandsOutTheBytesCountedFromTheNorth) {
  MbTiles tiles(file(std::string(kMetadata) + kPlain));
  EXPECT_EQ(tiles.tile({8, 135, 85}), std::string("\x89PNG\0\xFF", 6));
  EXPECT_EQ(tiles.tile({8, 135, 170}), std::nullopt);
  EXPECT_EQ(tiles.tile({-1, 0, 0}), std::nullopt);
  EXPECT_EQ(tiles.tile({99, 0, 0}), std::nullopt);
  EXPECT_EQ(tiles.info().name, "Kreis");
  EXPECT_EQ(tiles.info().attribution, "© Vermessung");
  EXPECT_EQ(tiles.info().min_zoom, 5);
  EXPECT_EQ(tiles.info().max_zoom, 12);
}

TEST_F(MbTilesTest, ReadsTilesThatAreSharedThroughAView) {
  MbTiles tiles(file(std::string(kMetadata) +
                     "CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, "
                     "tile_id TEXT); CREATE TABLE images (tile_id TEXT, tile_data BLOB);"
                     "INSERT INTO map VALUES (1,0,1,'a'),(1,1,1,'a');"
                     "INSERT INTO images VALUES ('a', x'4142');"
                     "CREATE VIEW tiles AS SELECT * FROM map JOIN images USING (tile_id);"));
  EXPECT_EQ(tiles.tile({1, 0, 0}), "AB");
  EXPECT_EQ(tiles.tile({1, 1, 0}), "AB");
}

TEST_F(MbTilesTest, RefusesWhatIsNone) {
  support::write_text(folder_.path() / "text.mbtiles", "Das ist ein Brief, keine Karte.");
  EXPECT_THROW(MbTiles(folder_.path() / "text.mbtiles"), Error);
  EXPECT_THROW(MbTiles(folder_.path() / "fehlt.mbtiles"), Error);
  EXPECT_THROW(MbTiles(file("CREATE TABLE metadata (name TEXT, value TEXT);")), Error);
}

TEST_F(MbTilesTest, RefusesVectorTiles) {
  EXPECT_THROW(MbTiles(file("CREATE TABLE metadata (name TEXT, value TEXT);"
                            "INSERT INTO metadata VALUES ('format','pbf');" +
                            std::string(kPlain))),
               Error);
}

TEST_F(MbTilesTest, ChangesNothingBesideTheFile) {
  const std::filesystem::path path = file(std::string(kMetadata) + kPlain);
  const std::string before = support::read_text(path);
  MbTiles tiles(path);
  (void)tiles.tile({8, 135, 85});
  EXPECT_EQ(support::read_text(path), before);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1);
}

}  // namespace
}  // namespace nahraum::geo

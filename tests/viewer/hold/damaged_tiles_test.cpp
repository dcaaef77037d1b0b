// Base maps from files that are damaged, something else or gone, chosen in the menu of the real
// window: one sentence, a map that goes on, and nothing of it in the log.

#include <QAction>
#include <QBuffer>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <functional>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "tests/support/shared_data.h"
#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/hold/warnings.h"
#include "viewer/app/map/base_map.h"
#include "viewer/app/map/base_map_menu.h"
#include "viewer/app/window/main_window.h"
#include "viewer/app/window/message_bar.h"

namespace nahraum::app {
namespace {

namespace fs = std::filesystem;

QByteArray picture() {
  QImage image(256, 256, QImage::Format_RGB32);
  image.fill(QColor(10, 120, 200));
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

/// All tiles of the levels 0 to 14 around the drawn study, each with these bytes.
void write_tiles(const fs::path& path, const QByteArray& bytes) {
  sqlite3* file = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &file), SQLITE_OK);
  const auto run = [&](const char* sql) {
    ASSERT_EQ(sqlite3_exec(file, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sql;
  };
  run("CREATE TABLE metadata (name text, value text);"
      "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data "
      "blob);"
      "CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);"
      "INSERT INTO metadata VALUES ('name','Prüfkarte'),('format','png'),('minzoom','0'),"
      "('maxzoom','12'),('attribution','© Prüfung'); BEGIN");
  sqlite3_stmt* row = nullptr;
  sqlite3_prepare_v2(file, "INSERT INTO tiles VALUES (?,?,?,?)", -1, &row, nullptr);
  for (int zoom = 0; zoom <= 12; ++zoom) {
    const double side = std::pow(2, zoom);  // around 10.6° east, 50.95° north
    const int x = static_cast<int>((10.6 + 180) / 360 * side);
    const int y = static_cast<int>(side - 1 - std::floor(0.33503 * side));
    const int reach = std::min(4, (1 << zoom) - 1);
    for (int dx = -reach; dx <= reach; ++dx)
      for (int dy = -reach; dy <= reach; ++dy) {
        sqlite3_bind_int(row, 1, zoom);
        sqlite3_bind_int(row, 2, x + dx);
        sqlite3_bind_int(row, 3, y + dy);
        sqlite3_bind_blob(row, 4, bytes.constData(), static_cast<int>(bytes.size()),
                          SQLITE_TRANSIENT);
        sqlite3_step(row);
        sqlite3_reset(row);
      }
  }
  sqlite3_finalize(row);
  run("COMMIT");
  sqlite3_close(file);
}

class DamagedTiles : public testing::Test {
 protected:
  void SetUp() override {
    (void)warnings();
    window_.resize(1280, 800);
    window_.show();
    QSignalSpy opened(&window_, &MainWindow::study_opened);
    window_.open({folder_.path() / "study.toml", {}});
    ASSERT_TRUE(opened.size() == 1 || opened.wait(30'000));
    ASSERT_TRUE(wait_for_room(window_));
    QObject::connect(&menu(), &BaseMapMenu::failed, &window_, [this] { ++said_; });
  }
  void TearDown() override { EXPECT_EQ(warnings(), std::vector<std::string>()); }

  fs::path tiles() const { return folder_.path() / "kacheln.mbtiles"; }
  BaseMapMenu& menu() { return *window_.findChild<BaseMapMenu*>(); }
  std::string message() { return window_.messages().message().toStdString(); }
  bool says(const std::string& words) { return message().find(words) != std::string::npos; }
  void choose() { menu().open_tiles(QString::fromStdString(tiles().string())); }
  /// Every part of the map is asked for more than once.
  void look_around() {
    for (int i = 0; i < 4; ++i) {
      window_.map().zoom(i % 2 == 0 ? 2 : 0.4);
      QTest::qWait(200);
    }
  }
  QAction& none() { return *menu().actions().first(); }
  void expect_map() {
    EXPECT_TRUE(window_.map().isVisible());
    EXPECT_TRUE(wait_for_picture(window_.map()));
  }
  /// The file cannot be used: said once, and no base map is on any more.
  void expect_refused() {
    look_around();
    EXPECT_EQ(said_, 1);
    EXPECT_TRUE(says("kacheln.mbtiles")) << message();
    EXPECT_TRUE(none().isChecked());
    expect_map();
  }
  void damage(const std::function<void(std::string&)>& change) {
    std::string bytes = support::read_text(tiles());
    change(bytes);
    support::write_text(tiles(), bytes);
  }

  support::TemporaryFolder folder_;
  MainWindow window_{{geo::Language::German,
                      [](const StudyFile&, geo::Progress& progress) {
                        progress.begin(1);
                        return drawn_study();
                      },
                      false}};
  int said_ = 0;
};

TEST_F(DamagedTiles, AWholeFileIsDrawn) {
  write_tiles(tiles(), picture());
  choose();
  look_around();
  EXPECT_EQ(said_, 0) << message();
  EXPECT_FALSE(none().isChecked());
  ASSERT_TRUE(QTest::qWaitFor([this] { return menu().base_map().complete(); }, 10'000));
  const QColor corner = window_.map().grab().toImage().pixelColor(5, 5);
  EXPECT_NEAR(corner.blue(), 200, 3) << "outside of the drawn areas";
}

TEST_F(DamagedTiles, WhatIsNoFileOfTilesIsRefusedByName) {
  const std::vector<std::function<void()>> others{
      [] {},  // gone
      [this] { support::write_text(tiles(), ""); },
      [this] { support::write_text(tiles(), "das ist keine Datenbank"); },
      [this] { support::write_text(tiles(), std::string(300'000, '\xa7')); },
      [this] { fs::create_directory(tiles()); },
      [this] { fs::create_symlink("/gibt/es/nicht", tiles()); },
      [this] {
        write_tiles(tiles(), picture());
        damage([](std::string& bytes) { bytes.resize(60); });
      },
      [this] {
        write_tiles(tiles(), picture());
        damage([](std::string& bytes) { std::fill_n(bytes.begin() + 16, 3000, '\x5a'); });
      },
  };
  for (std::size_t i = 0; i < others.size(); ++i) {
    SCOPED_TRACE(i);
    fs::remove_all(tiles());
    said_ = 0;
    others[i]();
    choose();
    expect_refused();
  }
}

TEST_F(DamagedTiles, AFileCutInTheMiddleIsSwitchedOffWithOneSentence) {
  write_tiles(tiles(), picture());
  damage([](std::string& bytes) { bytes.resize(bytes.size() / 2); });
  choose();
  expect_refused();
}

TEST_F(DamagedTiles, TurnedBytesAreSaidOnceAndOnceMoreWhenTheFileIsGivenUp) {
  write_tiles(tiles(), picture());
  const std::string whole = support::read_text(tiles());
  for (const std::size_t step : {7U, 97U, 1013U}) {
    SCOPED_TRACE(step);
    said_ = 0;
    damage([&](std::string& bytes) {
      bytes = whole;
      for (std::size_t i = 5000; i < bytes.size(); i += step) bytes[i] = static_cast<char>(i * 31);
    });
    choose();
    look_around();
    EXPECT_LE(said_, 2);
    EXPECT_TRUE(said_ == 0 || says("kacheln.mbtiles")) << message();
    expect_map();
    none().trigger();
  }
}

TEST_F(DamagedTiles, PicturesThatAreNoneAreNamedOnce) {
  for (const QByteArray& bytes :
       {QByteArray(2000, '\x42'), picture().left(300), QByteArray("\x89PNG\r\n\x1a\n")}) {
    fs::remove(tiles());
    said_ = 0;
    write_tiles(tiles(), bytes);
    choose();
    look_around();
    EXPECT_EQ(said_, 1) << message();
    EXPECT_TRUE(says("kacheln.mbtiles")) << message();
    expect_map();
    none().trigger();
  }
}

TEST_F(DamagedTiles, AFileThatGoesWhileItIsShown) {
  write_tiles(tiles(), picture());
  choose();
  look_around();
  EXPECT_EQ(said_, 0) << message();
  fs::remove(tiles());
  look_around();  // still open: it goes on
  expect_map();
  QAction* file = nullptr;
  for (QAction* action : menu().actions())
    if (action->isChecked()) file = action;
  ASSERT_NE(file, nullptr);
  none().trigger();
  said_ = 0;
  file->trigger();  // chosen again in the menu, where it still stands
  expect_refused();
}

TEST_F(DamagedTiles, AFileCutWhileItIsShown) {
  write_tiles(tiles(), picture());
  choose();
  look_around();
  fs::resize_file(tiles(), 8000);
  window_.map().zoom(0.2);
  look_around();
  EXPECT_LE(said_, 1);
  expect_map();
}

}  // namespace
}  // namespace nahraum::app

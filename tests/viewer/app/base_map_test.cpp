// Base maps against a server of the test's own: nothing here asks the internet.

#include "viewer/app/map/base_map.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "viewer/app/map/base_map_menu.h"

namespace nahraum::app {
namespace {

QByteArray png(const QImage& image) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

/// Answers every request with one picture, with an error, or not at all.
class Server {
 public:
  enum class Mood { Picture, Error, Silent };
  explicit Server(Mood mood) : mood_(mood) {
    server_.listen(QHostAddress::LocalHost);
    QObject::connect(&server_, &QTcpServer::newConnection, &server_, [this] {
      while (QTcpSocket* socket = server_.nextPendingConnection())
        QObject::connect(socket, &QTcpSocket::readyRead, socket,
                         [this, socket] { answer(*socket); });
    });
  }
  [[nodiscard]] QString url(const QString& path) const {
    return QStringLiteral("http://127.0.0.1:%1/%2").arg(server_.serverPort()).arg(path);
  }
  /// Nobody has asked for fifty rounds of the event loop.
  [[nodiscard]] bool wait_until_left_alone() const {
    int before = 0, rounds = 0;
    return soon([&] {
      rounds = asked == before ? rounds + 1 : 0;
      before = asked;
      return rounds > 50;
    });
  }
  int asked = 0;
  QByteArray last;
  QImage picture{256, 256, QImage::Format_RGB32};

 private:
  void answer(QTcpSocket& socket) {
    const QByteArray request = socket.readAll();
    if (!request.startsWith("GET ")) return;
    ++asked;
    last = request.left(request.indexOf('\r'));
    if (mood_ == Mood::Silent) return;
    const QByteArray body = mood_ == Mood::Picture ? png(picture) : QByteArray("kaputt");
    socket.write((mood_ == Mood::Picture ? "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"
                                         : "HTTP/1.1 500 Internal Server Error\r\n") +
                 QByteArray("Cache-Control: max-age=3600\r\nContent-Length: ") +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
  }
  QTcpServer server_;
  Mood mood_;
};

class BaseMapTest : public testing::Test {
 protected:
  void SetUp() override {
    limits_.cache_folder = folder_.path();
    map_.resize(600, 400);
    map_.show();
    map_.set_scene(render::build_scene(drawn_layers()), false);
    map_.set_visible_layers({false, false});
    ASSERT_TRUE(wait_for_picture(map_));
  }
  static BaseMapSource xyz(const Server& server) {
    return {QStringLiteral("test"),
            geo::same_text("Test"),
            BaseMapKind::Xyz,
            server.url(QStringLiteral("{z}/{x}/{y}.png")),
            {},
            QStringLiteral("© Prüfkarte"),
            18};
  }
  QColor middle() { return map_.grab().toImage().pixelColor(300, 200); }

  QTemporaryDir folder_;
  FetchLimits limits_;
  MapWidget map_{geo::Language::German};
};

TEST_F(BaseMapTest, AsksNobodyUntilItIsSwitchedOn) {
  Server server(Server::Mood::Picture);
  BaseMap base(map_, limits_, nullptr);
  map_.zoom(2);
  let_time_pass(300);
  EXPECT_EQ(server.asked, 0);
  EXPECT_EQ(middle(), QColor(Qt::white));
}

TEST_F(BaseMapTest, TilesLieBelowTheLayersAndComeFromTheCacheTheSecondTime) {
  Server server(Server::Mood::Picture);
  server.picture.fill(QColor(10, 120, 200));
  {
    BaseMap base(map_, limits_, nullptr);
    base.set_source(xyz(server));
    ASSERT_TRUE(soon([&] { return base.complete(); }));
    EXPECT_NEAR(middle().blue(), 200, 2);
    EXPECT_GT(server.asked, 0);
    map_.set_visible_layers({true, false});
    ASSERT_TRUE(wait_for_picture(map_));
    EXPECT_GT(std::abs(middle().blue() - 200) + std::abs(middle().red() - 10), 20);
  }
  const int asked = server.asked;
  map_.set_visible_layers({false, false});
  BaseMap again(map_, limits_, nullptr);
  again.set_source(xyz(server));
  ASSERT_TRUE(soon([&] { return again.complete(); }));
  EXPECT_EQ(server.asked, asked);
}

TEST_F(BaseMapTest, AWmsIsAskedForTheViewInItsOwnCrs) {
  Server server(Server::Mood::Picture);
  server.picture = QImage(912, 608, QImage::Format_RGB32);
  server.picture.fill(QColor(200, 20, 20));
  BaseMap base(map_, limits_, nullptr);
  BaseMapSource source = xyz(server);
  source.kind = BaseMapKind::Wms;
  source.url = server.url(QStringLiteral("wms"));
  source.layers = QStringLiteral("web_grau");
  base.set_source(source);
  ASSERT_TRUE(soon([&] { return base.complete(); }));
  EXPECT_NEAR(middle().red(), 200, 2);
  EXPECT_TRUE(server.last.contains("CRS=EPSG:25832")) << server.last.constData();
  EXPECT_TRUE(server.last.contains("WIDTH=912&HEIGHT=608")) << server.last.constData();
}

TEST_F(BaseMapTest, ADeadServerIsOneSentenceAndIsLeftAlone) {
  Server server(Server::Mood::Error);
  BaseMapMenu menu(map_, geo::Language::German, limits_);
  QSignalSpy failed(&menu, &BaseMapMenu::failed);
  menu.add_source(xyz(server))->trigger();
  ASSERT_TRUE(failed.size() == 1 || failed.wait(kPatience));
  EXPECT_TRUE(failed[0][0].toString().contains(QStringLiteral("127.0.0.1")));
  ASSERT_TRUE(server.wait_until_left_alone());  // what was asked before the first answer
  const int asked = server.asked;
  map_.zoom(4);
  let_time_pass(500);
  EXPECT_EQ(server.asked, asked);
  EXPECT_EQ(failed.size(), 1);
  ASSERT_TRUE(wait_for_picture(map_));
}

// A server of the county that rests after its failures must not silence the next one chosen.
TEST_F(BaseMapTest, AnotherServerIsAskedWhileADeadOneRests) {
  Server dead(Server::Mood::Error), other(Server::Mood::Error), well(Server::Mood::Picture);
  well.picture.fill(QColor(10, 120, 200));
  BaseMap base(map_, limits_, nullptr);
  QSignalSpy failed(&base, &BaseMap::failed);
  int sentences = 0;
  for (Server* server : {&dead, &other}) {
    base.set_source(xyz(*server));
    ASSERT_TRUE(soon([&] { return failed.size() > sentences; }));
    ASSERT_TRUE(server->wait_until_left_alone());
    EXPECT_EQ(failed.size(), ++sentences);
  }
  base.set_source(xyz(well));
  ASSERT_TRUE(soon([&] { return base.complete(); }));
  EXPECT_NEAR(middle().blue(), 200, 2);
  EXPECT_EQ(failed.size(), sentences);
}

TEST_F(BaseMapTest, AServerThatDoesNotAnswerCostsNoMoreThanItsTime) {
  Server server(Server::Mood::Silent);
  limits_.timeout_ms = 300;
  BaseMapMenu menu(map_, geo::Language::German, limits_);
  QSignalSpy failed(&menu, &BaseMapMenu::failed);
  QElapsedTimer timer;
  timer.start();
  menu.add_source(xyz(server))->trigger();
  map_.zoom(2);
  ASSERT_TRUE(wait_for_picture(map_));  // the map itself waits for nobody
  ASSERT_TRUE(failed.size() == 1 || failed.wait(kPatience));
  EXPECT_EQ(failed.size(), 1);
}

TEST_F(BaseMapTest, AFileThatIsNoneIsASentence) {
  BaseMapMenu menu(map_, geo::Language::German, limits_);
  QSignalSpy failed(&menu, &BaseMapMenu::failed);
  menu.open_tiles(folder_.filePath(QStringLiteral("fehlt.mbtiles")));
  ASSERT_EQ(failed.size(), 1);
  EXPECT_TRUE(failed[0][0].toString().contains(QStringLiteral("fehlt.mbtiles")));
}

/// A cross drawn into one tile is found where the coordinates say.
TEST_F(BaseMapTest, AMarkInATileIsDrawnAtItsPlace) {
  const geo::CrsTransform to_mercator(geo::Crs::utm32(), render::kWebMercator);
  const geo::CrsTransform from_mercator(render::kWebMercator, geo::Crs::utm32());
  const render::View view = map_.view();
  const render::TileId id = render::tiles_of(view, to_mercator, 18)[0];
  PlacedTile tile{QImage(256, 256, QImage::Format_ARGB32_Premultiplied),
                  render::tile_mesh(id, view, from_mercator)};
  tile.image.fill(Qt::white);
  for (int y = 96; y < 112; ++y)
    for (int x = 160; x < 176; ++x) tile.image.setPixelColor(x, y, Qt::red);
  const geo::Box box = render::tile_box(id);
  const geo::Point mark = view.to_surface(from_mercator.apply(
      {box.min_x + box.width() * 168 / 256, box.max_y - box.height() * 104 / 256}));
  // The tile may begin outside: shift the picture so that the mark is in it.
  for (geo::Point& p : tile.mesh) p = {p.x - mark.x + 300, p.y - mark.y + 200};
  const QImage image = composed({tile}, view, 1);
  double x = 0, y = 0, found = 0;
  for (int row = 0; row < image.height(); ++row)
    for (int column = 0; column < image.width(); ++column) {
      const QColor colour = image.pixelColor(column, row);
      if (colour.alpha() < 255 || colour.red() < 200 || colour.green() > 60) continue;
      x += column + 0.5;
      y += row + 0.5;
      ++found;
    }
  ASSERT_GT(found, 50);
  EXPECT_NEAR(x / found, 300, 1);
  EXPECT_NEAR(y / found, 200, 1);
}

}  // namespace
}  // namespace nahraum::app

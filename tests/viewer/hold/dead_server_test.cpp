// Base-map servers that misbehave in every way: one sentence, the map goes on. All on 127.0.0.1.

#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include <gtest/gtest.h>

#include "tests/viewer/app/drawn_study.h"
#include "tests/viewer/app/patience.h"
#include "tests/viewer/hold/warnings.h"
#include "viewer/app/map/base_map.h"
#include "viewer/app/map/base_map_menu.h"

namespace nahraum::app {
namespace {

using Answer = std::function<void(QTcpSocket&, const QString& self)>;

struct Ill {
  const char* name;
  Answer answer;
  const char* reason;  ///< what the sentence says; "" = whatever the network says
};

void reply(QTcpSocket& socket, const QByteArray& head, const QByteArray& body) {
  socket.write("HTTP/1.1 " + head + "\r\nContent-Length: " + QByteArray::number(body.size()) +
               "\r\n\r\n" + body);
}

const Ill kIll[] = {
    {"Hangs", [](QTcpSocket&, const QString&) {}, "keine Antwort"},
    {"HangsUp", [](QTcpSocket& socket, const QString&) { socket.abort(); }, ""},
    {"SaysNo",
     [](QTcpSocket& socket, const QString&) { reply(socket, "500 Internal Server Error", "x"); },
     ""},
    {"SendsJunk",
     [](QTcpSocket& socket, const QString&) {
       reply(socket, "200 OK\r\nContent-Type: image/png", QByteArray(5000, '\x89'));
     },
     "kein Bild"},
    {"SendsNothing", [](QTcpSocket& socket, const QString&) { reply(socket, "200 OK", {}); },
     "kein Bild"},
    {"SendsDamagedGzip",
     [](QTcpSocket& socket, const QString&) {
       reply(socket, "200 OK\r\nContent-Type: image/png\r\nContent-Encoding: gzip",
             QByteArray(5000, 'x'));
     },
     "kein Bild"},
    {"SpeaksNoHttp",
     [](QTcpSocket& socket, const QString&) { socket.write("\0\1\2 nein\r\n\r\n"); }, ""},
    {"BreaksOff",
     [](QTcpSocket& socket, const QString&) {
       socket.write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n\x89PNG");
       socket.disconnectFromHost();
     },
     ""},
    {"SendsWithoutEnd",
     [](QTcpSocket& socket, const QString&) {
       socket.write("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n");
       const auto more = [&socket] {
         if (socket.bytesToWrite() < 4'000'000) socket.write(QByteArray(1 << 20, 'x'));
       };
       QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
       more();
     },
     "kein Bild"},
    {"TurnsInCircles",
     [](QTcpSocket& socket, const QString& self) {
       reply(socket, "302 Found\r\nLocation: " + self.toUtf8() + "again", "");
     },
     ""},
    {"SendsElsewhere",
     [](QTcpSocket& socket, const QString&) {
       reply(socket, "302 Found\r\nLocation: http://localhost.invalid/x.png", "");
     },
     ""},
};

void PrintTo(const Ill& ill, std::ostream* out) { *out << ill.name; }

class DeadServerTest : public testing::TestWithParam<Ill> {
 protected:
  void SetUp() override {
    (void)warnings();
    limits_.cache_folder = folder_.path();
    limits_.timeout_ms = GetParam().name == std::string("Hangs") ? 400 : 10'000;
    map_.resize(600, 400);
    map_.show();
    map_.set_scene(render::build_scene(drawn_layers()), false);
    ASSERT_TRUE(wait_for_picture(map_));
  }
  static BaseMapSource source(const QString& address) {
    return {QStringLiteral("test"),
            geo::same_text("Test"),
            BaseMapKind::Xyz,
            address + QStringLiteral("{z}/{x}/{y}.png"),
            {},
            QStringLiteral("© Prüfkarte"),
            18};
  }
  /// One sentence, however often it is asked, and a map that is drawn.
  void expect_one_sentence(const QString& address, const char* reason) {
    BaseMapMenu menu(map_, geo::Language::German, limits_);
    QSignalSpy failed(&menu, &BaseMapMenu::failed);
    menu.add_source(source(address))->trigger();
    ASSERT_TRUE(soon([&] { return !failed.empty(); }));
    map_.zoom(2);
    let_time_pass(600);
    EXPECT_EQ(failed.size(), 1);
    const QString words = failed[0][0].toString();
    EXPECT_TRUE(words.contains(QStringLiteral("127.0.0.1"))) << words.toStdString();
    EXPECT_TRUE(words.contains(QStringLiteral("Die Karte"))) << words.toStdString();
    EXPECT_TRUE(words.contains(QString::fromUtf8(reason))) << words.toStdString();
    EXPECT_TRUE(wait_for_picture(map_));
    EXPECT_EQ(warnings(), std::vector<std::string>());
  }

  QTemporaryDir folder_;
  FetchLimits limits_;
  MapWidget map_{geo::Language::German};
};

TEST_P(DeadServerTest, IsOneSentence) {
  QTcpServer server;
  ASSERT_TRUE(server.listen(QHostAddress::LocalHost));
  const QString self = QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort());
  QObject::connect(&server, &QTcpServer::newConnection, &server, [&] {
    while (QTcpSocket* socket = server.nextPendingConnection())
      QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, self] {
        if (!socket->readAll().isEmpty()) GetParam().answer(*socket, self);
      });
  });
  expect_one_sentence(self, GetParam().reason);
}

INSTANTIATE_TEST_SUITE_P(Servers, DeadServerTest, testing::ValuesIn(kIll),
                         [](const auto& one) { return std::string(one.param.name); });

using NoServerTest = DeadServerTest;
TEST_P(NoServerTest, IsOneSentence) {
  expect_one_sentence(QStringLiteral("http://127.0.0.1:9/"), "");
}
INSTANTIATE_TEST_SUITE_P(Servers, NoServerTest, testing::Values(Ill{"Refuses", {}, ""}));

// Between the failure and the end of an answer, nothing more is said to it.
TEST(PictureFetcherTest, ForgetsWhatHasJustFailed) {
  (void)warnings();
  const QTemporaryDir folder;
  FetchLimits limits;
  limits.cache_folder = folder.path();
  PictureFetcher fetcher(limits);
  EXPECT_TRUE(fetcher.picture(QUrl(QStringLiteral("http://127.0.0.1:9/0/0/0.png"))).isNull());
  QPointer<QNetworkReply> reply = fetcher.findChild<QNetworkReply*>();
  ASSERT_NE(reply, nullptr);
  int failures = 0;
  QObject::connect(reply, &QNetworkReply::errorOccurred, &fetcher, [&] {
    ++failures;
    fetcher.forget_waiting();
  });
  EXPECT_TRUE(soon([&] { return reply == nullptr; }));
  EXPECT_EQ(failures, 1);
  EXPECT_FALSE(fetcher.waiting());
  EXPECT_EQ(warnings(), std::vector<std::string>());
}

// The servers of the catalogue, none of which can be reached from here.
class NoNetworkTest : public testing::Test {
 protected:
  void SetUp() override {
    (void)warnings();
    limits_.cache_folder = folder_.path();
    map_.resize(600, 400);
    map_.show();
    map_.set_scene(render::build_scene(drawn_layers()), false);
    ASSERT_TRUE(wait_for_picture(map_));
  }
  QTemporaryDir folder_;
  FetchLimits limits_;
  MapWidget map_{geo::Language::German};
};

TEST_F(NoNetworkTest, EveryServerOfTheCatalogueIsOneSentence) {
  const std::vector<BaseMapSource> sources = base_map_sources();
  ASSERT_FALSE(sources.empty());
  for (const BaseMapSource& known : sources) {
    SCOPED_TRACE(known.key.toStdString());
    BaseMapMenu menu(map_, geo::Language::German, limits_);
    QSignalSpy failed(&menu, &BaseMapMenu::failed);
    for (QAction* action : menu.actions())
      if (action->data() == known.key) action->trigger();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !failed.empty(); }, 20'000));
    map_.zoom(2);
    QTest::qWait(600);
    EXPECT_EQ(failed.size(), 1);
    EXPECT_TRUE(failed[0][0].toString().contains(QUrl(known.url).host()))
        << failed[0][0].toString().toStdString();
    EXPECT_TRUE(wait_for_picture(map_));
    EXPECT_EQ(warnings(), std::vector<std::string>());
  }
}

}  // namespace
}  // namespace nahraum::app

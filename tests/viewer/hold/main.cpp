// Test program of the window under bad treatment: everything it could write lies in one folder.

#include <QApplication>
#include <QDesktopServices>
#include <QNetworkProxy>
#include <QSettings>
#include <QUrl>
#include <filesystem>

#include <gtest/gtest.h>
#include <malloc.h>

#include "tests/support/shared_data.h"
#include "tests/viewer/hold/warnings.h"
#include "viewer/app/map/map_accessible.h"
#include "viewer/app/window/language.h"

namespace {

/// Takes the place of the program that would open a folder or a PDF.
class Nobody : public QObject {
  Q_OBJECT
 public slots:
  void open(const QUrl& /*url*/) {}
};

/// No test asks the internet: whatever is not on this computer is sent to a door that is closed.
class OnlyHere : public QNetworkProxyFactory {
 public:
  QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override {
    if (query.peerHostName() == QLatin1String("127.0.0.1")) return {QNetworkProxy::NoProxy};
    return {{QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), 9}};
  }
};

}  // namespace

int main(int argc, char** argv) {
  // Scattered pages look like a leak: each thread would get its own heap, and once a large picture
  // has been freed, malloc would put the next ones among what is small and stays. The program
  // keeps the defaults: large pictures outside the heap make a pan a tenth slower, and what they
  // scatter is a step (of 5 MB in one run of fifteen), not growth.
  ::mallopt(M_ARENA_MAX, 1);
  ::mallopt(M_MMAP_THRESHOLD, 128 * 1024);
  testing::InitGoogleTest(&argc, argv);
  const nahraum::support::TemporaryFolder home;
  const QByteArray path = QByteArray::fromStdString(home.path().string());
  qputenv("QT_QPA_PLATFORM", "offscreen");
  for (const char* name : {"HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
    qputenv(name, path);
  qputenv("NAHRAUM_CACHE", path + "/cache");
  std::filesystem::permissions(home.path(), std::filesystem::perms::owner_all);
  std::filesystem::current_path(home.path());
  nahraum::app::catch_warnings();
  QApplication application(argc, argv);
  QCoreApplication::setOrganizationName(QStringLiteral("Nahraum"));
  QCoreApplication::setApplicationName(QStringLiteral("hold_test"));
  QApplication::setQuitOnLastWindowClosed(false);
  QNetworkProxyFactory::setApplicationProxyFactory(new OnlyHere);
  Nobody nobody;
  const QStringList schemes = {QStringLiteral("file"), QStringLiteral("http"),
                               QStringLiteral("https"), QStringLiteral("mailto")};
  for (const QString& scheme : schemes) QDesktopServices::setUrlHandler(scheme, &nobody, "open");
  nahraum::app::install_language(nahraum::geo::Language::German);
  nahraum::app::install_map_accessibility();
  const int outcome = RUN_ALL_TESTS();
  for (const QString& scheme : schemes) QDesktopServices::unsetUrlHandler(scheme);
  return outcome;
}

#include "main.moc"

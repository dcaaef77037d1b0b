// Test program of the window: an application without a screen, its own settings folder, German.

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <cstdio>

#include <gtest/gtest.h>

#include "viewer/app/access/accessible_widgets.h"
#include "viewer/app/window/language.h"

namespace {

void quiet(QtMsgType type, const QMessageLogContext& /*context*/, const QString& message) {
  // The offscreen platform says this of every window.
  if (message.contains(QLatin1String("propagateSizeHints"))) return;
  std::fprintf(stderr, "%s\n", qPrintable(message));
  if (type == QtFatalMsg) std::abort();
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  qputenv("QT_QPA_PLATFORM", "offscreen");
  qInstallMessageHandler(quiet);
  const QTemporaryDir folder;
  if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
    qputenv("XDG_RUNTIME_DIR", folder.path().toUtf8());
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder.path());
  QApplication application(argc, argv);
  QCoreApplication::setOrganizationName(QStringLiteral("Nahraum"));
  QCoreApplication::setApplicationName(QStringLiteral("app_test"));
  nahraum::app::install_language(nahraum::geo::Language::German);
  nahraum::app::install_accessibility();
  return RUN_ALL_TESTS();
}

// The German of the window is complete: every text in the sources, none unfinished.

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include "tests/support/shared_data.h"
#include "tests/viewer/app/patience.h"

namespace nahraum::app {
namespace {

QString source_folder() {
  return QString::fromStdString((support::source_dir() / "viewer" / "app").string());
}

QString read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

qsizetype count(const QString& text, const char* pattern) {
  return text.count(QRegularExpression(QString::fromLatin1(pattern)));
}

TEST(Translation, NoGermanTextIsUnfinished) {
  const QString texts = read(source_folder() + QStringLiteral("/i18n/nahraum_de.ts"));
  EXPECT_GT(count(texts, "<source>"), 50);
  EXPECT_EQ(count(texts, "type=\"unfinished\""), 0);
  EXPECT_EQ(count(texts, "<translation>\\s*</translation>|<translation */>"), 0);
  EXPECT_EQ(count(texts, "type=\"(vanished|obsolete)\""), 0);
}

TEST(Translation, EveryTextOfTheSourcesIsTranslated) {
  const QString lupdate = QString::fromUtf8(NAHRAUM_LUPDATE);
  if (!QFile::exists(lupdate)) GTEST_SKIP() << "lupdate is not here: texts were not collected";
  const QTemporaryDir folder;
  const QString copy = folder.filePath(QStringLiteral("nahraum_de.ts"));
  ASSERT_TRUE(QFile::copy(source_folder() + QStringLiteral("/i18n/nahraum_de.ts"), copy));
  QStringList arguments{QStringLiteral("-no-obsolete"), QStringLiteral("-I"),
                        QString::fromStdString(support::source_dir().string())};
  QDirIterator sources(source_folder(), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                       QDir::Files, QDirIterator::Subdirectories);
  while (sources.hasNext()) arguments += sources.next();
  ASSERT_GT(arguments.size(), 100) << "the sources lie in folders";
  arguments += {QStringLiteral("-ts"), copy};
  QProcess process;
  process.start(lupdate, arguments);
  ASSERT_TRUE(process.waitForFinished(kPatience));
  const QString texts = read(copy);
  const QRegularExpression unfinished(
      QStringLiteral("<source>([^<]*)</source>\\s*(<[^>]*>[^<]*</[^>]*>\\s*)?"
                     "<translation type=\"unfinished\""));
  for (const QRegularExpressionMatch& match : unfinished.globalMatch(texts))
    ADD_FAILURE() << "not translated: " << qPrintable(match.captured(1));
  EXPECT_EQ(count(texts, "type=\"unfinished\""), 0);
}

}  // namespace
}  // namespace nahraum::app

#include "viewer/app/window/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>
#include <clocale>

namespace nahraum::app {

std::optional<geo::Language> parse_language(std::string_view code) {
  if (code == "de") return geo::Language::German;
  if (code == "en") return geo::Language::English;
  return std::nullopt;
}

void install_language(geo::Language language) {
  std::setlocale(LC_NUMERIC, "C");
  const bool german = language == geo::Language::German;
  QLocale::setDefault(german ? QLocale(QLocale::German, QLocale::Germany)
                             : QLocale(QLocale::English, QLocale::UnitedKingdom));
  const QString name = QStringLiteral("language");
  for (auto* before : qApp->findChildren<QTranslator*>(name)) delete before;  // Qt takes it out
  const QString code = german ? QStringLiteral("de") : QStringLiteral("en");
  auto* program = new QTranslator(qApp);
  program->setObjectName(name);
  if (program->load(QStringLiteral(":/i18n/nahraum_%1.qm").arg(code)))
    QCoreApplication::installTranslator(program);
  // In Debian's qt6-translations-l10n; without it only the buttons of Qt's dialogs are English.
  auto* toolkit = new QTranslator(qApp);
  toolkit->setObjectName(name);
  if (german && toolkit->load(QStringLiteral("qtbase_de"),
                              QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(toolkit);
}

}  // namespace nahraum::app

#include "viewer/app/window/command_line.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

#include "geo/core/error.h"
#include "viewer/app/window/language.h"
#include "viewer/app/window/pictures.h"

namespace nahraum::app {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

std::optional<QSize> parse_size(const QString& text) {
  static const QRegularExpression pattern(QStringLiteral("^(\\d{3,5})x(\\d{3,5})$"));
  const QRegularExpressionMatch match = pattern.match(text);
  if (!match.hasMatch()) return std::nullopt;
  return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

CommandLine refused(CommandLine line, const QString& sentence) {
  line.message = sentence + QLatin1Char('\n');
  line.exit_code = geo::exit_code(geo::ErrorKind::Usage);
  return line;
}

std::optional<QStringList> parse_pages(const QString& text) {
  if (text == QLatin1String("all")) return picture_pages();
  const QStringList pages = text.split(QLatin1Char(','));
  for (const QString& page : pages)
    if (!picture_pages().contains(page)) return std::nullopt;
  return pages;
}

struct Options {
  QCommandLineOption help{{"h", "help"}, Words::tr("Show this help.")};
  QCommandLineOption version{{"v", "version"}, Words::tr("Show the version.")};
  QCommandLineOption root{"root", Words::tr("Folder that the sources of the study are in."),
                          Words::tr("FOLDER")};
  QCommandLineOption language{"language", Words::tr("Language of the window: de or en."),
                              QStringLiteral("de|en"), QStringLiteral("de")};
  QCommandLineOption screenshot{
      "screenshot", Words::tr("Open the study, write a picture of the window and leave."),
      Words::tr("FILE.png")};
  QCommandLineOption size{"size", Words::tr("Size of the window in pixels."),
                          Words::tr("WIDTHxHEIGHT"), QStringLiteral("1280x800")};
  QCommandLineOption appearance{"appearance",
                                Words::tr("Light or dark, for this time: light, dark or system."),
                                QStringLiteral("light|dark|system")};
  QCommandLineOption page{
      "page",
      Words::tr("What the picture shows: %1. Several with commas between, or all, write one "
                "picture each, with its name before the ending.")
          .arg(picture_pages().join(QStringLiteral(", "))),
      Words::tr("PAGE"), QStringLiteral("map")};
  [[nodiscard]] QList<QCommandLineOption> all() const {
    return {help, version, root, language, appearance, screenshot, page, size};
  }
};

}  // namespace

geo::Language language_of(const QStringList& arguments) {
  for (qsizetype i = 1; i < arguments.size(); ++i) {
    QString code;
    if (arguments[i].startsWith(QLatin1String("--language="))) code = arguments[i].mid(11);
    if (arguments[i] == QLatin1String("--language") && i + 1 < arguments.size())
      code = arguments[i + 1];
    if (const auto language = parse_language(code.toStdString())) return *language;
  }
  return geo::Language::German;
}

CommandLine parse_command_line(const QStringList& arguments) {
  QCommandLineParser parser;
  parser.setApplicationDescription(Words::tr("Map and ranking of a Nahraum study in a window."));
  const Options options;
  parser.addOptions(options.all());
  parser.addPositionalArgument(QStringLiteral("STUDY.toml"), Words::tr("Study to open."),
                               QStringLiteral("[STUDY.toml]"));
  CommandLine line;
  line.language = language_of(arguments);
  if (!parser.parse(arguments)) return refused(line, parser.errorText());
  if (parser.isSet(options.help)) {
    line.message = parser.helpText();
    line.exit_code = 0;
    return line;
  }
  if (parser.isSet(options.version)) {
    line.message =
        QStringLiteral("nahraum-viewer %1\n").arg(QCoreApplication::applicationVersion());
    line.exit_code = 0;
    return line;
  }
  if (!parse_language(parser.value(options.language).toStdString()))
    return refused(line, Words::tr("--language must be de or en."));
  const std::optional<QSize> size = parse_size(parser.value(options.size));
  if (!size) return refused(line, Words::tr("--size must look like 1280x800."));
  const std::optional<QStringList> pages = parse_pages(parser.value(options.page));
  if (!pages)
    return refused(
        line,
        Words::tr("--page must be one of: %1.").arg(picture_pages().join(QStringLiteral(", "))));
  line.pages = *pages;
  if (parser.isSet(options.appearance)) {
    line.appearance = parse_appearance(parser.value(options.appearance));
    if (!line.appearance)
      return refused(line, Words::tr("--appearance must be light, dark or system."));
  }
  if (parser.positionalArguments().size() > 1)
    return refused(line, Words::tr("Please name one study only."));
  line.size = *size;
  line.screenshot = parser.value(options.screenshot);
  if (!parser.positionalArguments().isEmpty()) {
    line.study = StudyFile{parser.positionalArguments().front().toStdString(),
                           parser.value(options.root).toStdString()};
  } else if (!line.screenshot.isEmpty() &&
             std::any_of(line.pages.begin(), line.pages.end(), shows_study)) {
    return refused(line, Words::tr("--screenshot needs a study."));
  }
  return line;
}

}  // namespace nahraum::app

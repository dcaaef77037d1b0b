#pragma once
// The words behind `nahraum-viewer`.

#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>

#include "viewer/app/look/appearance.h"
#include "viewer/app/study/open_study.h"

namespace nahraum::app {

struct CommandLine {
  std::optional<StudyFile> study;
  geo::Language language = geo::Language::German;
  QString screenshot;  ///< empty = none
  QSize size{1280, 800};
  std::optional<Appearance> appearance;      ///< nothing = as remembered
  QStringList pages{QStringLiteral("map")};  ///< of pictures.h, what the picture shows
  QString message;                           ///< help, version, or what is wrong with the words
  int exit_code = -1;                        ///< print the message and leave with it; -1 = go on
};

/// The language alone, before texts are loaded; German when it cannot be read.
[[nodiscard]] geo::Language language_of(const QStringList& arguments);
/// Needs the translations loaded.
[[nodiscard]] CommandLine parse_command_line(const QStringList& arguments);

}  // namespace nahraum::app

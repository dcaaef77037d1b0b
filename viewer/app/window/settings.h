#pragma once
// What the window remembers from one day to the next (QSettings). No data of a study, only paths.

#include <QMainWindow>
#include <vector>

#include "viewer/app/study/open_study.h"

namespace nahraum::app {

void restore_window(QMainWindow& window);
void save_window(const QMainWindow& window);

/// Newest first, at most eight; files that are gone are left out.
[[nodiscard]] std::vector<StudyFile> recent_studies();
void add_recent_study(const StudyFile& file);

}  // namespace nahraum::app

#pragma once
// What the window remembers from one day to the next (QSettings). No data of a study, only paths.

#include <QMainWindow>
#include <vector>

#include "viewer/app/study/open_study.h"

namespace nahraum::app {

/// False: there was nothing to restore.
bool restore_window(QMainWindow& window);
void save_window(const QMainWindow& window);

/// Newest first, at most eight; files that are gone are left out.
[[nodiscard]] std::vector<StudyFile> recent_studies();
/// The same with those that are gone: a drive may not be connected.
[[nodiscard]] std::vector<StudyFile> remembered_studies();
void forget_study(const std::filesystem::path& study);
void add_recent_study(const StudyFile& file);

}  // namespace nahraum::app

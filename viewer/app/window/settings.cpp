#include "viewer/app/window/settings.h"

#include <QSettings>
#include <algorithm>

namespace nahraum::app {

namespace {

constexpr std::size_t kMost = 8;
constexpr int kStateVersion = 1;  // raise when docks or tool bars change their meaning

QString qpath(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }

void write_recent(const std::vector<StudyFile>& files) {
  QSettings settings;
  settings.remove(QStringLiteral("recent"));
  settings.beginWriteArray(QStringLiteral("recent"), static_cast<int>(files.size()));
  for (std::size_t i = 0; i < files.size(); ++i) {
    settings.setArrayIndex(static_cast<int>(i));
    settings.setValue(QStringLiteral("file"), qpath(files[i].file));
    settings.setValue(QStringLiteral("root"), qpath(files[i].root));
  }
  settings.endArray();
}

}  // namespace

bool restore_window(QMainWindow& window) {
  const QSettings settings;
  window.restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
  return window.restoreState(settings.value(QStringLiteral("window/state")).toByteArray(),
                             kStateVersion);
}

void save_window(const QMainWindow& window) {
  QSettings settings;
  settings.setValue(QStringLiteral("window/geometry"), window.saveGeometry());
  settings.setValue(QStringLiteral("window/state"), window.saveState(kStateVersion));
}

std::vector<StudyFile> remembered_studies() {
  QSettings settings;
  std::vector<StudyFile> result;
  // A damaged file of settings may name any number.
  const int size =
      std::min(settings.beginReadArray(QStringLiteral("recent")), static_cast<int>(kMost));
  for (int i = 0; i < size; ++i) {
    settings.setArrayIndex(i);
    const QString file = settings.value(QStringLiteral("file")).toString();
    if (file.isEmpty()) continue;
    result.push_back(
        {file.toStdString(), settings.value(QStringLiteral("root")).toString().toStdString()});
  }
  settings.endArray();
  return result;
}

std::vector<StudyFile> recent_studies() {
  std::vector<StudyFile> files = remembered_studies();
  std::error_code ignored;
  std::erase_if(
      files, [&](const StudyFile& study) { return !std::filesystem::exists(study.file, ignored); });
  return files;
}

void add_recent_study(const StudyFile& file) {
  std::vector<StudyFile> files = remembered_studies();
  const auto absolute = [](const std::filesystem::path& path) {
    return path.empty() ? path : std::filesystem::absolute(path).lexically_normal();
  };
  const StudyFile added{absolute(file.file), absolute(file.root)};
  std::erase_if(files, [&](const StudyFile& f) { return f.file == added.file; });
  files.insert(files.begin(), added);
  files.resize(std::min(files.size(), kMost));
  write_recent(files);
}

void forget_study(const std::filesystem::path& study) {
  std::vector<StudyFile> files = remembered_studies();
  std::erase_if(files, [&](const StudyFile& f) { return f.file == study; });
  write_recent(files);
}

}  // namespace nahraum::app

#include "viewer/app/window/study_memory.h"

#include <QCryptographicHash>
#include <QSettings>
#include <algorithm>

#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

/// A path holds characters that settings would take for groups.
QString group_of(const std::filesystem::path& study) {
  const std::string path = std::filesystem::absolute(study).lexically_normal().string();
  const QByteArray hash =
      QCryptographicHash::hash(QByteArray::fromStdString(path), QCryptographicHash::Sha256);
  return QStringLiteral("study/") + QString::fromLatin1(hash.toHex().left(16));
}

}  // namespace

StudyMemory remembered(const std::filesystem::path& study) {
  QSettings settings;
  settings.beginGroup(group_of(study));
  StudyMemory memory;
  memory.labels = settings.value(QStringLiteral("labels"), true).toBool();
  const int layers = settings.beginReadArray(QStringLiteral("layers"));
  for (int i = 0; i < layers; ++i) {
    settings.setArrayIndex(i);
    const double opacity = settings.value(QStringLiteral("opacity"), 1).toDouble();
    memory.layers.push_back({settings.value(QStringLiteral("id")).toString(),
                             settings.value(QStringLiteral("visible"), true).toBool(),
                             std::clamp(opacity, 0.0, 1.0)});
  }
  settings.endArray();
  const int views = settings.beginReadArray(QStringLiteral("bookmarks"));
  for (int i = 0; i < views; ++i) {
    settings.setArrayIndex(i);
    memory.bookmarks.push_back({settings.value(QStringLiteral("name")).toString(),
                                {settings.value(QStringLiteral("x")).toDouble(),
                                 settings.value(QStringLiteral("y")).toDouble()},
                                settings.value(QStringLiteral("scale")).toDouble()});
  }
  settings.endArray();
  return memory;
}

void remember(const std::filesystem::path& study, const StudyMemory& memory) {
  QSettings settings;
  settings.beginGroup(group_of(study));
  settings.remove(QString());
  settings.setValue(QStringLiteral("labels"), memory.labels);
  settings.beginWriteArray(QStringLiteral("layers"), static_cast<int>(memory.layers.size()));
  for (std::size_t i = 0; i < memory.layers.size(); ++i) {
    settings.setArrayIndex(static_cast<int>(i));
    settings.setValue(QStringLiteral("id"), memory.layers[i].id);
    settings.setValue(QStringLiteral("visible"), memory.layers[i].visible);
    settings.setValue(QStringLiteral("opacity"), memory.layers[i].opacity);
  }
  settings.endArray();
  settings.beginWriteArray(QStringLiteral("bookmarks"), static_cast<int>(memory.bookmarks.size()));
  for (std::size_t i = 0; i < memory.bookmarks.size(); ++i) {
    settings.setArrayIndex(static_cast<int>(i));
    const Bookmark& bookmark = memory.bookmarks[i];
    settings.setValue(QStringLiteral("name"), bookmark.name);
    settings.setValue(QStringLiteral("x"), bookmark.centre.x);
    settings.setValue(QStringLiteral("y"), bookmark.centre.y);
    settings.setValue(QStringLiteral("scale"), bookmark.scale);
  }
  settings.endArray();
}

std::vector<std::size_t> remembered_order(const StudyMemory& memory,
                                          const std::vector<render::StyledLayer>& layers) {
  // A layer that is not remembered sorts with the one below it.
  std::vector<std::pair<std::size_t, std::size_t>> places;
  std::size_t place = 0;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    for (std::size_t m = 0; m < memory.layers.size(); ++m)
      if (memory.layers[m].id == qstring(layers[i].id)) place = m + 1;
    places.emplace_back(place, i);
  }
  std::sort(places.begin(), places.end());
  std::vector<std::size_t> order;
  for (const auto& [where, layer] : places) order.push_back(layer);
  return order;
}

}  // namespace nahraum::app

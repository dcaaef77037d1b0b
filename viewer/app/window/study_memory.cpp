#include "viewer/app/window/study_memory.h"

#include <QCryptographicHash>
#include <QSettings>
#include <algorithm>
#include <cmath>

#include "viewer/app/window/words.h"

namespace nahraum::app {

namespace {

/// More than anybody has; a damaged file of settings may name any number.
constexpr int kMost = 1000;

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
  const int layers = std::min(settings.beginReadArray(QStringLiteral("layers")), kMost);
  for (int i = 0; i < layers; ++i) {
    settings.setArrayIndex(i);
    const double opacity = settings.value(QStringLiteral("opacity"), 1).toDouble();
    memory.layers.push_back({settings.value(QStringLiteral("id")).toString(),
                             settings.value(QStringLiteral("visible"), true).toBool(),
                             std::isfinite(opacity) ? std::clamp(opacity, 0.0, 1.0) : 1.0});
  }
  settings.endArray();
  const int views = std::min(settings.beginReadArray(QStringLiteral("bookmarks")), kMost);
  for (int i = 0; i < views; ++i) {
    settings.setArrayIndex(i);
    const Bookmark bookmark{settings.value(QStringLiteral("name")).toString(),
                            {settings.value(QStringLiteral("x")).toDouble(),
                             settings.value(QStringLiteral("y")).toDouble()},
                            settings.value(QStringLiteral("scale")).toDouble()};
    if (std::isfinite(bookmark.centre.x) && std::isfinite(bookmark.centre.y) &&
        std::isfinite(bookmark.scale) && bookmark.scale > 0)
      memory.bookmarks.push_back(bookmark);
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

std::vector<LayerMemory> with_absent(const std::vector<LayerMemory>& before,
                                     std::vector<LayerMemory> now) {
  const auto place_of = [&now](const QString& id) {
    return std::find_if(now.begin(), now.end(),
                        [&id](const LayerMemory& one) { return one.id == id; });
  };
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (place_of(before[i].id) != now.end()) continue;
    const auto below = i == 0 ? now.end() : place_of(before[i - 1].id);
    now.insert(below == now.end() ? (i == 0 ? now.begin() : now.end()) : below + 1, before[i]);
  }
  return now;
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

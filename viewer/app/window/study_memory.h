#pragma once
// What the window remembers of one study (QSettings, by the path of its file): order, visibility
// and opacity of layers, labels, named views. No data of the study.

#include <QString>
#include <vector>

#include "viewer/app/study/open_study.h"

namespace nahraum::app {

struct LayerMemory {
  QString id;
  bool visible = true;
  double opacity = 1;
};

struct Bookmark {
  QString name;
  geo::Point centre;
  double scale = 0;  ///< the n of 1:n
  friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

struct StudyMemory {
  std::vector<LayerMemory> layers;  ///< bottom first
  bool labels = true;
  std::vector<Bookmark> bookmarks;
};

[[nodiscard]] StudyMemory remembered(const std::filesystem::path& study);
void remember(const std::filesystem::path& study, const StudyMemory& memory);

/// What is shown now, with the layers remembered that are not (yet) there: each stays above the one
/// it was above.
[[nodiscard]] std::vector<LayerMemory> with_absent(const std::vector<LayerMemory>& before,
                                                   std::vector<LayerMemory> now);
/// The order asked for: indices of `layers`, bottom first. Layers that are not remembered keep
/// their place above the one they were above.
[[nodiscard]] std::vector<std::size_t> remembered_order(
    const StudyMemory& memory, const std::vector<render::StyledLayer>& layers);

}  // namespace nahraum::app

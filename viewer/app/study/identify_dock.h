#pragma once
// What is known about the objects under the last click: field, value, unit; flags in words.

#include <QDockWidget>
#include <vector>

#include "viewer/render/scene.h"

class QTreeWidget;
class QTreeWidgetItem;

namespace nahraum::app {

class IdentifyDock : public QDockWidget {
  Q_OBJECT
 public:
  explicit IdentifyDock(geo::Language language, QWidget* parent = nullptr);

  /// Topmost object first; an empty list says so.
  void show_hits(const std::vector<render::StyledLayer>& layers,
                 const std::vector<render::Hit>& hits);
  void clear();
  [[nodiscard]] std::vector<render::Hit> hits() const;
  /// The same objects with other values; what is opened stays open.
  void replace_hits(const std::vector<render::StyledLayer>& layers,
                    const std::vector<render::Hit>& hits);

 signals:
  /// Another of the objects found was chosen.
  void object_chosen(const nahraum::render::Hit& hit);

 private:
  void add_object(const render::StyledLayer& layer, const render::Hit& hit);

  geo::Language language_;
  QTreeWidget* tree_;
};

}  // namespace nahraum::app

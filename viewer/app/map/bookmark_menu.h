#pragma once
// Named views of a study: a menu to keep, find and forget them.

#include <QMenu>
#include <QPointer>

#include "viewer/app/window/study_memory.h"

namespace nahraum::app {

class MapWidget;

class BookmarkMenu : public QMenu {
  Q_OBJECT
 public:
  BookmarkMenu(MapWidget& map, geo::Language language, QWidget* parent = nullptr);

  [[nodiscard]] const std::vector<Bookmark>& bookmarks() const { return bookmarks_; }
  void set_bookmarks(std::vector<Bookmark> bookmarks);
  /// The present view under a name; a view of the same name is replaced.
  void add(const QString& name);
  void remove(const QString& name);
  void go_to(const Bookmark& bookmark);

 signals:
  void changed();

 private:
  void fill();
  void ask_name();

  MapWidget& map_;
  geo::Language language_;
  std::vector<Bookmark> bookmarks_;
  QPointer<QMenu> forget_;
};

}  // namespace nahraum::app

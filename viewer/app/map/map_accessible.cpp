#include "viewer/app/map/map_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>
#include <unordered_map>

#include "viewer/app/access/map_walker.h"
#include "viewer/app/map/map_widget.h"

namespace nahraum::app {

namespace {

constexpr int kHalf = 13;  // pixels around the middle of an object

/// One object in sight: reads what the walker knows, so that it never tells of another view.
class ObjectInterface : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  ObjectInterface(MapWidget& map, MapWalker& walker, int index)
      : map_(&map), walker_(&walker), index_(static_cast<std::size_t>(index)) {}

  [[nodiscard]] bool isValid() const override {
    return map_ != nullptr && walker_ != nullptr && index_ < walker_->objects().size();
  }
  [[nodiscard]] QObject* object() const override { return nullptr; }
  [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  [[nodiscard]] QAccessibleInterface* parent() const override {
    return QAccessible::queryAccessibleInterface(map_);
  }
  [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
  [[nodiscard]] int childCount() const override { return 0; }
  [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  [[nodiscard]] QString text(QAccessible::Text kind) const override {
    if (!isValid()) return {};
    const render::Hit hit = walker_->objects()[index_].hit;
    if (kind == QAccessible::Name) return walker_->words().name(hit);
    return kind == QAccessible::Description ? walker_->words().details(hit) : QString();
  }
  void setText(QAccessible::Text, const QString&) override {}
  [[nodiscard]] QRect rect() const override {
    if (!isValid()) return {};
    const geo::Point at = map_->view().to_surface(walker_->objects()[index_].place);
    const QPoint middle = map_->mapToGlobal(QPointF(at.x, at.y).toPoint());
    return {middle - QPoint(kHalf, kHalf), QSize(2 * kHalf, 2 * kHalf)};
  }
  [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
  [[nodiscard]] QAccessible::State state() const override {
    QAccessible::State state;
    if (!isValid()) {
      state.invalid = true;
      return state;
    }
    state.focusable = true;
    state.selectable = true;
    state.focused = map_->hasFocus() && walker_->current() == index_;
    state.invisible = !map_->isVisible();
    return state;
  }
  void* interface_cast(QAccessible::InterfaceType type) override {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                : nullptr;
  }
  [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
  void doAction(const QString& name) override {
    if (name == pressAction() && isValid()) walker_->choose(index_);
  }
  [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

 private:
  QPointer<MapWidget> map_;
  QPointer<MapWalker> walker_;
  std::size_t index_;
};

/// The map with the objects in sight as its children; a map without a walker has none.
class MapInterface : public QAccessibleWidget {
 public:
  explicit MapInterface(MapWidget* map) : QAccessibleWidget(map, QAccessible::Canvas) {}
  ~MapInterface() override {
    for (const auto& [index, id] : made_) QAccessible::deleteAccessibleInterface(id);
  }

  [[nodiscard]] int childCount() const override {
    const MapWalker* known = walker();
    return known == nullptr ? 0 : static_cast<int>(known->objects().size());
  }
  [[nodiscard]] QAccessibleInterface* child(int index) const override {
    if (index < 0 || index >= childCount()) return nullptr;
    const auto known = made_.find(index);
    if (known != made_.end()) return QAccessible::accessibleInterface(known->second);
    auto* made = new ObjectInterface(*static_cast<MapWidget*>(object()), *walker(), index);
    made_[index] = QAccessible::registerAccessibleInterface(made);
    return made;
  }
  [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
    for (const auto& [index, id] : made_)
      if (QAccessible::accessibleInterface(id) == child) return index;
    return -1;
  }
  [[nodiscard]] QAccessibleInterface* focusChild() const override {
    const MapWalker* known = walker();
    const auto now = known == nullptr ? std::nullopt : known->current();
    return now ? child(static_cast<int>(*now)) : nullptr;
  }

 private:
  [[nodiscard]] MapWalker* walker() const {
    return object()->findChild<MapWalker*>(QString(), Qt::FindDirectChildrenOnly);
  }

  mutable std::unordered_map<int, QAccessible::Id> made_;
};

QAccessibleInterface* map_interface(const QString& /*class_name*/, QObject* object) {
  auto* map = qobject_cast<MapWidget*>(object);
  return map == nullptr ? nullptr : new MapInterface(map);
}

}  // namespace

void install_map_accessibility() { QAccessible::installFactory(map_interface); }

}  // namespace nahraum::app

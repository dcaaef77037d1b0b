#include "viewer/app/access/map_walker.h"

#include <QAccessible>
#include <QKeyEvent>
#include <algorithm>

#include "viewer/app/map/map_ring.h"
#include "viewer/app/map/map_widget.h"

namespace nahraum::app {

namespace {

bool same(const render::Hit& a, const render::Hit& b) {
  return a.layer == b.layer && a.row == b.row;
}

}  // namespace

MapWalker::MapWalker(MapWidget& map, const MapInWords& words)
    : QObject(&map), map_(map), words_(words), ring_(new MapRing(map)) {
  map.installEventFilter(this);
}

void MapWalker::clear() {
  at_.reset();
  ring_->set_place(std::nullopt);
}

std::optional<std::size_t> MapWalker::current() const {
  if (!at_) return std::nullopt;
  const auto& all = objects();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return same(one.hit, *at_); });
  if (found == all.end()) return std::nullopt;  // no longer in sight
  return static_cast<std::size_t>(found - all.begin());
}

void MapWalker::walk(int by) {
  const auto count = static_cast<int>(objects().size());
  if (count == 0) {
    emit told(tr("No object with a name is in sight. Minus shows more of the map."));
    return;
  }
  const std::optional<std::size_t> now = current();
  const int next = now ? (static_cast<int>(*now) + by + count) % count : (by > 0 ? 0 : count - 1);
  go_to(static_cast<std::size_t>(next));
}

void MapWalker::walk_layer(int by) {
  const auto& all = objects();
  const std::optional<std::size_t> now = current();
  if (all.empty() || !now) return walk(by);
  const auto count = all.size();
  const auto before = [&](std::size_t i) { return (i + count - 1) % count; };
  const auto first_of = [&](std::size_t i) {
    while (i > 0 && all[i - 1].hit.layer == all[i].hit.layer) --i;
    return i;
  };
  if (by < 0) return go_to(first_of(before(first_of(*now))));
  std::size_t next = *now;
  while (next < count && all[next].hit.layer == all[*now].hit.layer) ++next;
  go_to(next % count);
}

void MapWalker::go_to(std::size_t index) {
  if (index >= objects().size()) return;
  at_ = objects()[index].hit;
  ring_->set_place(objects()[index].place);
  tell(index);
}

void MapWalker::tell(std::size_t index) {
  emit told(tr("%1. %2. Object %3 of %4. Enter chooses it.")
                .arg(words_.name(*at_), words_.details(*at_))
                .arg(index + 1)
                .arg(objects().size()));
  if (!QAccessible::isActive()) return;
  QAccessibleEvent focus(&map_, QAccessible::Focus);
  focus.setChild(static_cast<int>(index));
  QAccessible::updateAccessibility(&focus);
}

void MapWalker::choose(std::size_t index) {
  if (index >= objects().size()) return;
  const render::Hit hit = objects()[index].hit;
  at_ = hit;
  emit map_.identified({hit});
  emit chosen();
}

void MapWalker::point_at(const std::optional<render::Hit>& hit) {
  at_ = hit;
  const std::optional<std::size_t> index = current();
  ring_->set_place(index ? std::optional(objects()[*index].place) : std::nullopt);
}

bool MapWalker::key(int key, Qt::KeyboardModifiers modifiers) {
  const bool shift = modifiers.testFlag(Qt::ShiftModifier);
  switch (key) {
    case Qt::Key_PageDown:
      shift ? walk_layer(1) : walk(1);
      return true;
    case Qt::Key_PageUp:
      shift ? walk_layer(-1) : walk(-1);
      return true;
    case Qt::Key_Home:
      clear();
      walk(1);
      return true;
    case Qt::Key_End:
      clear();
      walk(-1);
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (const auto index = current()) {
        choose(*index);
        return true;
      }
      return false;
    case Qt::Key_Escape:
      if (!at_) return false;
      clear();
      return false;  // clears the selection as well
    default:
      return false;
  }
}

bool MapWalker::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::MouseButtonPress) clear();
  if (event->type() != QEvent::KeyPress || map_.scene().empty())
    return QObject::eventFilter(watched, event);
  const auto* pressed = static_cast<QKeyEvent*>(event);
  return key(pressed->key(), pressed->modifiers());
}

}  // namespace nahraum::app

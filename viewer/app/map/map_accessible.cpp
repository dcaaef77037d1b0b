#include "viewer/app/map/map_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include "viewer/app/map/map_widget.h"

namespace nahraum::app {

namespace {

QAccessibleInterface* map_interface(const QString& /*class_name*/, QObject* object) {
  auto* map = qobject_cast<MapWidget*>(object);
  return map == nullptr ? nullptr : new QAccessibleWidget(map, QAccessible::Canvas);
}

}  // namespace

void install_map_accessibility() { QAccessible::installFactory(map_interface); }

}  // namespace nahraum::app

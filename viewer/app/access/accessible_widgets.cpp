#include "viewer/app/access/accessible_widgets.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QTabWidget>

#include "viewer/app/map/map_accessible.h"
#include "viewer/app/ranking/chart_view.h"

namespace nahraum::app {

namespace {

/// Qt names a list to choose from by what is chosen and leaves what it is for to a label beside it;
/// where there is no such label nobody hears it.
class ComboInterface : public QAccessibleWidget {
 public:
  explicit ComboInterface(QComboBox* box) : QAccessibleWidget(box, QAccessible::ComboBox) {}

  [[nodiscard]] int childCount() const override { return box().isEditable() ? 2 : 1; }
  [[nodiscard]] QAccessibleInterface* child(int index) const override {
    if (index == 0) return QAccessible::queryAccessibleInterface(box().view());
    return index == 1 && box().isEditable()
               ? QAccessible::queryAccessibleInterface(box().lineEdit())
               : nullptr;
  }
  [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
    if (child->object() == box().view()) return 0;
    return box().isEditable() && child->object() == box().lineEdit() ? 1 : -1;
  }
  [[nodiscard]] QString text(QAccessible::Text kind) const override {
    if (kind == QAccessible::Value) return box().currentText();
    if (kind != QAccessible::Name) return QAccessibleWidget::text(kind);
    if (has_label() || box().accessibleName().isEmpty()) return box().currentText();
    if (box().currentText().isEmpty()) return box().accessibleName();
    return QStringLiteral("%1: %2").arg(box().accessibleName(), box().currentText());
  }
  [[nodiscard]] QAccessible::State state() const override {
    QAccessible::State state = QAccessibleWidget::state();
    const bool open = box().view()->isVisible();
    state.expandable = true;
    state.expanded = open;
    state.collapsed = !open;
    state.editable = box().isEditable();
    return state;
  }
  [[nodiscard]] QStringList actionNames() const override { return {showMenuAction()}; }
  void doAction(const QString& name) override {
    if (name != showMenuAction()) return QAccessibleWidget::doAction(name);
    if (box().view()->isVisible())
      box().hidePopup();
    else
      box().showPopup();
  }

 private:
  [[nodiscard]] QComboBox& box() const { return *static_cast<QComboBox*>(object()); }
  [[nodiscard]] bool has_label() const {
    for (const auto& [other, kind] : relations(QAccessible::Label))
      if (kind.testFlag(QAccessible::Label)) return true;
    return false;
  }
};

QAccessibleInterface* interface_of(const QString& /*class_name*/, QObject* object) {
  if (auto* box = qobject_cast<QComboBox*>(object)) return new ComboInterface(box);
  if (auto* chart = qobject_cast<ChartView*>(object))
    return new QAccessibleWidget(chart, QAccessible::Chart);
  if (auto* tabs = qobject_cast<QTabWidget*>(object))
    return new QAccessibleWidget(tabs, QAccessible::Grouping);
  if (auto* area = qobject_cast<QScrollArea*>(object))
    return new QAccessibleWidget(area, QAccessible::Pane);
  return nullptr;
}

}  // namespace

void install_accessibility() {
  QAccessible::installFactory(interface_of);
  install_map_accessibility();
}

}  // namespace nahraum::app

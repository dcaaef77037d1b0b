#include "viewer/app/look/look_menu.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QPointer>

#include "viewer/app/map/map_widget.h"

namespace nahraum::app {

LookMenu::LookMenu(QMainWindow& window, MapWidget& map, geo::Language language, bool remember)
    : QObject(&window),
      window_(window),
      map_(map),
      language_(language),
      remember_(remember),
      badge_(language) {
  setObjectName(QStringLiteral("look_menu"));
  map_.add_overlay(&badge_);
  connect(&map_, &QObject::destroyed, this, &QObject::deleteLater);
}

LookMenu::~LookMenu() = default;

void LookMenu::fill(QMenu& view) {
  view.addSeparator();
  add_appearances(view);
  add_eyes(view);
}

void LookMenu::add_appearances(QMenu& view) {
  QMenu* menu = view.addMenu(tr("&Appearance"));
  auto* group = new QActionGroup(this);
  const auto add = [&](const QString& words, Appearance one) {
    QAction* action = menu->addAction(words);
    action->setCheckable(true);
    action->setChecked(one == appearance());
    action->setData(static_cast<int>(one));
    action->setStatusTip(tr("Colours of the window; papers and copies stay as they are"));
    group->addAction(action);
  };
  add(tr("As in the &System"), Appearance::System);
  add(tr("&Light"), Appearance::Light);
  add(tr("&Dark"), Appearance::Dark);
  connect(group, &QActionGroup::triggered, this, [this](const QAction* action) {
    const auto one = static_cast<Appearance>(action->data().toInt());
    apply_appearance(one);
    if (remember_) remember_appearance(one);
  });
}

void LookMenu::add_eyes(QMenu& view) {
  QMenu* menu = view.addMenu(tr("&Colour Vision"));
  menu->setToolTipsVisible(true);
  auto* group = new QActionGroup(this);
  for (const Eye eye : render::kEyes) {
    QAction* action = menu->addAction(eye_name(eye, language_));
    action->setCheckable(true);
    action->setChecked(eye == eye_);
    action->setData(static_cast<int>(eye));
    action->setToolTip(
        tr("Shows maps and panels as others see them. Pages, papers and copies stay as they are."));
    action->setStatusTip(action->toolTip());
    group->addAction(action);
  }
  connect(group, &QActionGroup::triggered, this, [this](const QAction* action) {
    show_as_seen_by(static_cast<Eye>(action->data().toInt()));
  });
}

void LookMenu::show_as_seen_by(Eye eye) {
  eye_ = eye;
  badge_.set_eye(eye);
  // Both maps lie side by side in one widget.
  QList<QWidget*> widgets{map_.parentWidget()};
  for (const QDockWidget* dock : window_.findChildren<QDockWidget*>())
    if (dock->widget() != nullptr) widgets += dock->widget();
  show_to(eye, widgets);
  map_.update();
}

}  // namespace nahraum::app

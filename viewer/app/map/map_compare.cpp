#include "viewer/app/map/map_compare.h"

namespace nahraum::app {

MapCompare::MapCompare(MapWidget& map, QSplitter& splitter, geo::Language language, QObject* parent)
    : QObject(parent),
      map_(map),
      splitter_(splitter),
      language_(language),
      swipe_(map, language, nullptr),
      dock_(new LayerDock(language)),
      swipe_action_(new QAction(tr("&Swipe between Two Sets of Layers"), this)),
      second_action_(new QAction(tr("Second &Map beside the First"), this)) {
  dock_->set_role(QStringLiteral("compared_layers"), tr("Compared layers"));
  dock_->hide();
  for (QAction* action : {swipe_action_, second_action_}) action->setCheckable(true);
  swipe_action_->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+S")));
  second_action_->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+M")));
  swipe_action_->setToolTip(tr("Ctrl+Left and Ctrl+Right move the line"));
  swipe_action_->setStatusTip(swipe_action_->toolTip());
  second_action_->setStatusTip(tr("Two maps that show the same place with different layers"));
  connect(swipe_action_, &QAction::toggled, this, [this](bool on) {
    swipe_.set_on(on);
    show_dock();
  });
  connect(second_action_, &QAction::toggled, this, &MapCompare::show_second);
  for (const auto signal : {&LayerDock::visibility_changed, &LayerDock::opacity_changed})
    connect(dock_, signal, this, &MapCompare::update_content);
  connect(dock_, &LayerDock::labels_changed, this, &MapCompare::update_content);
}

void MapCompare::set_layers(const std::vector<render::StyledLayer>& layers,
                            const render::Scene& scene, const QString& title) {
  scene_ = scene;
  title_ = title;
  dock_->set_layers(layers);
  update_content();
}

void MapCompare::update_content() {
  render::PaintOptions options;
  options.language = language_;
  options.visible = dock_->visible();
  options.opacity = dock_->opacity();
  options.labels = dock_->labels();
  swipe_.set_content(scene_, options, title_);
  if (second_ == nullptr) return;
  if (second_->scene().empty() != scene_.empty() ||
      (!scene_.empty() && &second_->scene().data() != &scene_.data())) {
    following_ = true;  // a new scene brings its own view, which is not the first map's to take
    second_->set_scene(scene_, false);
    second_->set_view(map_.view());
    following_ = false;
    follow(map_, *second_);
  }
  second_->set_visible_layers(options.visible);
  second_->set_layer_opacity(options.opacity);
  second_->set_labels(options.labels);
}

void MapCompare::show_dock() {
  dock_->setVisible(swipe_action_->isChecked() || second_action_->isChecked());
  if (dock_->isVisible()) dock_->raise();
}

void MapCompare::make_second() {
  second_ = new MapWidget(language_);
  second_->setObjectName(QStringLiteral("second_map"));
  second_->setAccessibleName(tr("Second map"));
  splitter_.addWidget(second_);
  connect(&map_, &MapWidget::view_changed, this, [this] { follow(map_, *second_); });
  connect(second_, &MapWidget::view_changed, this, [this] { follow(*second_, map_); });
  connect(second_, &MapWidget::failed, &map_, &MapWidget::failed);
}

void MapCompare::show_second(bool shown) {
  if (shown && second_ == nullptr) make_second();
  if (second_ != nullptr) second_->setVisible(shown);
  if (shown) {
    const int half = splitter_.width() / 2;
    splitter_.setSizes({half, half});
    update_content();
    follow(map_, *second_);
  }
  show_dock();
}

/// The same middle and scale; each keeps its own size. A map that is not seen leads nowhere.
void MapCompare::follow(MapWidget& from, MapWidget& to) {
  if (following_ || from.scene().empty()) return;
  if (!to.isVisibleTo(&splitter_) || !from.isVisibleTo(&splitter_)) return;
  following_ = true;
  to.set_view(
      from.view().resized({static_cast<double>(to.width()), static_cast<double>(to.height())}));
  following_ = false;
}

}  // namespace nahraum::app

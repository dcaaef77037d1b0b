#include "viewer/app/look/appearance.h"

#include <QApplication>
#include <QPalette>
#include <QSettings>
#include <QStyle>
#include <QStyleFactory>
#include <QToolTip>

#include "viewer/app/look/look_style.h"
#include "viewer/app/map/qpainter_canvas.h"

namespace nahraum::app {

namespace {

struct Taken {
  Appearance now = Appearance::System;
  bool kept = false;
  QPalette palette;
  QString style;
};

Taken& taken() {
  static Taken one;
  return one;
}

struct Place {
  QPalette::ColorRole place;
  Role role;
};

constexpr Place kPlaces[] = {
    {QPalette::Window, Role::Window},
    {QPalette::WindowText, Role::WindowText},
    {QPalette::Base, Role::Base},
    {QPalette::AlternateBase, Role::AlternateBase},
    {QPalette::Text, Role::Text},
    {QPalette::PlaceholderText, Role::QuietText},
    {QPalette::Button, Role::Button},
    {QPalette::ButtonText, Role::ButtonText},
    {QPalette::BrightText, Role::StampText},
    {QPalette::Highlight, Role::Highlight},
    {QPalette::HighlightedText, Role::HighlightedText},
    {QPalette::Link, Role::Link},
    {QPalette::LinkVisited, Role::VisitedLink},
    {QPalette::ToolTipBase, Role::ToolTip},
    {QPalette::ToolTipText, Role::ToolTipText},
};

QPalette palette_of(render::Palette kind) {
  const auto colour = [kind](Role role) { return qcolour(render::window_colour(role, kind)); };
  // Qt makes the shades of edges from these two.
  QPalette palette(colour(Role::Button), colour(Role::Window));
  for (const Place& one : kPlaces) palette.setColor(one.place, colour(one.role));
  for (const auto place : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, place, colour(Role::DisabledText));
  palette.setColor(QPalette::Disabled, QPalette::Highlight, colour(Role::Surround));
  palette.setColor(QPalette::Disabled, QPalette::HighlightedText, colour(Role::Text));
  palette.setColor(QPalette::Mid, colour(Role::Surround));
  return palette;
}

void keep_system() {
  if (taken().kept) return;
  taken().kept = true;
  taken().palette = QApplication::palette();
  taken().style = QApplication::style()->name();
}

QString word_of(Appearance one) {
  switch (one) {
    case Appearance::Light:
      return QStringLiteral("light");
    case Appearance::Dark:
      return QStringLiteral("dark");
    case Appearance::System:
      break;
  }
  return QStringLiteral("system");
}

QString settings_key() { return QStringLiteral("window/appearance"); }

}  // namespace

void apply_appearance(Appearance one) {
  keep_system();
  if (taken().now == one) return;
  taken().now = one;
  const bool system = one == Appearance::System;
  if (system)
    QApplication::setStyle(QStyleFactory::create(taken().style));
  else if (qobject_cast<const LookStyle*>(QApplication::style()) == nullptr)
    QApplication::setStyle(new LookStyle);
  const QPalette palette =
      system ? taken().palette
             : palette_of(one == Appearance::Dark ? render::Palette::Dark : render::Palette::Light);
  QApplication::setPalette(palette);
  QToolTip::setPalette(palette);
}

Appearance appearance() { return taken().now; }

std::optional<Appearance> parse_appearance(const QString& word) {
  for (const Appearance one : {Appearance::System, Appearance::Light, Appearance::Dark})
    if (word == word_of(one)) return one;
  return std::nullopt;
}

Appearance remembered_appearance() {
  return parse_appearance(QSettings().value(settings_key()).toString())
      .value_or(Appearance::System);
}

void remember_appearance(Appearance one) { QSettings().setValue(settings_key(), word_of(one)); }

bool looks_dark() {
  const QPalette palette = QApplication::palette();
  return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

QColor ink(Role role) {
  return qcolour(
      render::window_colour(role, looks_dark() ? render::Palette::Dark : render::Palette::Light));
}

QString ink_name(Role role) { return ink(role).name(); }

void restyle(QWidget& widget, const QString& sheet) {
  if (widget.styleSheet() != sheet) widget.setStyleSheet(sheet);
}

}  // namespace nahraum::app

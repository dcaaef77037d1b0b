#pragma once
// Light, dark, or as the system has it: the palette of the whole program, and the colours of the
// window by role (viewer/render/window_colours.h).
//
//   apply_appearance(remembered_appearance());
//   painter.setPen(ink(Role::MapMark));
//
// Widgets with a style sheet of their own set it anew on QEvent::PaletteChange (restyle).

#include <QColor>
#include <QWidget>

#include "viewer/render/window_colours.h"

namespace nahraum::app {

using render::Role;

enum class Appearance { System, Light, Dark };

/// Before the first call the palette and style are those of the system; they are kept for it.
void apply_appearance(Appearance appearance);
[[nodiscard]] Appearance appearance();
/// "system", "light", "dark" - as in the settings and on the command line.
[[nodiscard]] std::optional<Appearance> parse_appearance(const QString& word);

[[nodiscard]] Appearance remembered_appearance();
void remember_appearance(Appearance appearance);

/// Whether the palette in use is dark, whoever has set it.
[[nodiscard]] bool looks_dark();
[[nodiscard]] QColor ink(Role role);
/// For style sheets: "#rrggbb".
[[nodiscard]] QString ink_name(Role role);
/// Sets the sheet only when it is another one, so it may be called from changeEvent.
void restyle(QWidget& widget, const QString& sheet);

}  // namespace nahraum::app

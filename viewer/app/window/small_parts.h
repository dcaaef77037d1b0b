#pragma once
// Small pieces that panels are put together from.

#include <QString>
#include <initializer_list>

#include "geo/core/text.h"

class QPushButton;
class QWidget;

namespace nahraum::app {

/// `help` becomes the tool tip.
[[nodiscard]] QPushButton* named_button(const char* object, const QString& words,
                                        const QString& help = {});
/// One above the other, with the margins of a panel.
[[nodiscard]] QWidget* column_of(std::initializer_list<QWidget*> widgets);
/// The words of `nahraum help study` on a key; empty where there is none.
[[nodiscard]] QString key_help(const char* section, const char* key, geo::Language language);

}  // namespace nahraum::app

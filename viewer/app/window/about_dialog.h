#pragma once

#include <QDialog>

namespace nahraum::app {

/// What the program is, its licence and those of the libraries in it. Not modal; deletes itself
/// when closed.
[[nodiscard]] QDialog* about_dialog(QWidget* parent);

}  // namespace nahraum::app

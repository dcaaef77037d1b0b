#pragma once
// The program's own small pictures, drawn: sharp at every size and visible on a dark palette.

#include <QIcon>

namespace nahraum::app {

enum class Icon {
  Program,
  New,
  Open,
  Export,
  Pan,
  Identify,
  ZoomIn,
  ZoomOut,
  ZoomAll,
  ZoomLayer,
  Up,
  Down,
  Stop,
  Close,
  Info,
  Warning,
  Error
};

[[nodiscard]] QIcon icon_of(Icon icon);

}  // namespace nahraum::app

#pragma once

namespace nahraum::app {

/// Tells assistive technology what Qt leaves out: the map is a picture with objects one can walk to
/// (map_accessible.h), a chart is a chart, a list to choose from says what is chosen and what for,
/// a page of tabs is a group. Once, before the first window.
void install_accessibility();

}  // namespace nahraum::app

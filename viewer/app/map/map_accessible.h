#pragma once

namespace nahraum::app {

/// Tells assistive technology that the map is a picture one can act on, not an unnamed filler
/// (platform.md A1). Once, before the first window.
void install_map_accessibility();

}  // namespace nahraum::app

#pragma once
// Reads [[verbund_formation]] and checks what can be seen without the lists.

#include <functional>
#include <string>

#include "analysis/study/keys/section_reader.h"

namespace nahraum::analysis {

[[nodiscard]] FormationSpec read_formation(const SectionReader& reader);

/// Rules that contradict each other, pairs that are none. `say(key, sentence)` takes each mistake.
void check_formation_spec(const FormationSpec& spec,
                          const std::function<void(const char*, geo::Text)>& say);

}  // namespace nahraum::analysis
